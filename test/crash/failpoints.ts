import type { Random } from '../../server/sample/random.ts';

const around = (...kinds: readonly string[]): readonly string[] =>
  kinds.flatMap((kind) => [`${kind} inside`, `${kind} before`, `${kind} after`]);

/** Reached while a store is made and filled for the first time. */
export const FIRST_FAILPOINTS: readonly string[] = [
  ...around('migration', 'owner', 'build', 'swap'),
  'send /v1/session',
  'answer /v1/session',
  'send /v1/snapshot',
  'answer /v1/snapshot',
];

/** Reached in any life of the process. */
export const USUAL_FAILPOINTS: readonly string[] = [
  ...around('save', 'freeze', 'settle', 'delta', 'cancel', 'void', 'resolve', 'mark', 'swap'),
  'send /v1/push',
  'answer /v1/push',
  'send /v1/changes',
  'answer /v1/changes',
  'send /v1/ops',
  'answer /v1/ops',
];

/** How one life of the process ends. */
export type Death =
  /** So long after so many deeds: a slow computer does as much as a quick one before it dies. */
  | Readonly<{ kind: 'atRandom'; deeds: number; afterMs: number; powerCut: boolean }>
  | Readonly<{ kind: 'failpoint'; name: string; count: number; powerCut: boolean }>;

/** Every other death is at the next fail-point in turn, the others at a random moment; a third are power cuts. */
export function planDeath(number: number, random: Random): Death {
  const powerCut = random.chance(1 / 3);
  if (number % 2 === 1) {
    const deeds = random.chance(0.2) ? 0 : random.int(1, 60);
    return { kind: 'atRandom', deeds, afterMs: random.int(0, deeds === 0 ? 400 : 30), powerCut };
  }
  return atFailpoint(USUAL_FAILPOINTS, number / 2, powerCut, random);
}

/** A computer's first death is while its store is being made. */
export function planFirstDeath(number: number, random: Random): Death {
  return atFailpoint(FIRST_FAILPOINTS, number, random.chance(1 / 3), random);
}

function atFailpoint(names: readonly string[], number: number, powerCut: boolean, random: Random): Death {
  const name = names[number % names.length] ?? '';
  // These happen once in a life, or once for each version of the store.
  const most = /^(owner|swap|.* \/v1\/(session|snapshot))/.test(name) ? 1 : name.startsWith('migration') ? 4 : 2;
  return { kind: 'failpoint', name, count: random.int(1, most), powerCut };
}
