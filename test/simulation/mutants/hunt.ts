import { runSeeds, type Result } from '../pool.ts';
import { mutants } from './all.ts';

/** Puts in one defect after the other and looks for the seed that catches it; says which were not caught. */
export async function huntMutants(seeds: number, only?: string): Promise<number> {
  const began = Date.now();
  const chosen = mutants.filter((mutant) => only === undefined || mutant.name === only);
  let survived = 0;
  for (const { name } of chosen) {
    // oxlint-disable-next-line no-await-in-loop -- all cores work on one
    const caught = await firstCatch(name, seeds);
    if (!caught) survived += 1;
    const by = caught
      ? `seed ${String(caught.seed).padStart(4)}  invariant ${caught.violation?.number ?? 0}`
      : 'SURVIVED';
    console.log(`${name.padEnd(44)} ${by}`);
  }
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`\n${chosen.length} defects, ${survived} not caught within ${seeds} seeds, ${seconds} s`);
  return survived > 0 ? 1 : 0;
}

async function firstCatch(name: string, count: number): Promise<Result | null> {
  let caught: Result | null = null;
  const seeds = Array.from({ length: count }, (_, index) => index + 1);
  await runSeeds(seeds, name, (result) => {
    if (result.violation && (caught === null || result.seed < caught.seed)) caught = result;
    return caught === null;
  });
  return caught;
}
