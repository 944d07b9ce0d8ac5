import { createRandom } from '../../server/sample/random.ts';
import { startRealServer } from '../engine/realServer.ts';
import { checkServer } from './checkServer.ts';
import { checkStore } from './checkStore.ts';
import { converge } from './converge.ts';
import { planDeath, planFirstDeath, type Death } from './failpoints.ts';
import { openCrashOffice, type CrashOffice } from './office.ts';
import { beginImages, cutPower } from './powerCut.ts';
import type { Finding } from './promises.ts';
import { openRival, type Rival } from './rival.ts';
import { work } from './workload.ts';

/** How a run went; `reached` and `missed` are fail-points. */
export type CrashRun = {
  kills: number;
  powerCuts: number;
  /** Written and not certain to be on the disk when the power was cut. */
  sectors: number;
  edits: number;
  findings: Finding[];
  reached: Set<string>;
  missed: Set<string>;
};

/** So many crashes one computer lives through before it must come to rest and agree with the server. */
const LIVES = 10;
/** A fail-point that has not been reached by then will not be. */
const LIMIT_MS = 15_000;

/** Crashes the real service process so many times, on real files, against a real server, and checks after every crash. */
export async function runCrashes(
  options: Readonly<{ kills: number; seed: number; say: (text: string) => void }>,
): Promise<CrashRun> {
  const { kills, seed, say } = options;
  const run: CrashRun = {
    kills: 0,
    powerCuts: 0,
    sectors: 0,
    edits: 0,
    findings: [],
    reached: new Set(),
    missed: new Set(),
  };
  const server = await startRealServer();
  try {
    for (let first = 0; first < kills; first += LIVES) {
      // oxlint-disable no-await-in-loop -- one computer after the other, one crash after the other
      const office = await openCrashOffice(server);
      const rival = await openRival(server, office);
      for (let number = first; number < Math.min(first + LIVES, kills); number += 1) {
        const random = createRandom(seed, number);
        const death = number === first ? planFirstDeath(first / LIVES, random) : planDeath(number, random);
        const findings = await crash(run, office, rival, { death, random });
        for (const finding of findings) say(`crash ${number} (${describe(death)}): ${finding.text}`);
        run.findings.push(...findings);
      }
      const atEnd = [...(await converge(office, server)), ...look(office)];
      const { school, promises } = office;
      atEnd.push(...(await checkServer(server, school.district, promises)));
      for (const finding of atEnd) say(`after crash ${first + LIVES - 1}: ${finding.text}`);
      run.findings.push(...atEnd);
      await office.remove();
      // oxlint-enable no-await-in-loop
      say(`${run.kills} kills, ${run.edits} edits`);
    }
  } finally {
    await server.stop();
  }
  return run;
}

type Crash = Readonly<{ death: Death; random: ReturnType<typeof createRandom> }>;

async function crash(
  run: CrashRun,
  office: CrashOffice,
  rival: Rival,
  { death, random }: Crash,
): Promise<readonly Finding[]> {
  const failpoint = death.kind === 'failpoint' ? `${death.name}#${death.count}` : null;
  const before = office.store();
  if (before) beginImages(before.folder, before.images);
  const service = await office.start({ failpoint, withImages: death.powerCut });
  // Nothing but a cursor that is too old makes the store take a second snapshot.
  if (death.kind === 'failpoint' && death.name.startsWith('swap'))
    office.network.set({ kind: 'problem', path: '/v1/changes', status: 410, code: 'cursorTooOld' });
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    service.kill();
  }, LIMIT_MS);
  const onDeeds = (deeds: number): void => {
    if (death.kind === 'atRandom' && death.deeds === deeds) setTimeout(service.kill, death.afterMs);
  };
  const rivalry = setInterval(() => void rival.act(random).catch(() => undefined), 150);
  run.edits += await work(office, service, random, onDeeds);
  clearTimeout(limit);
  clearInterval(rivalry);
  service.kill();
  await service.ended;
  run.kills += 1;
  if (death.kind === 'failpoint') (late ? run.missed : run.reached).add(death.name);
  const store = office.store();
  if (death.powerCut && store) {
    run.powerCuts += 1;
    run.sectors += cutPower(store.folder, store.images, random);
  }
  return look(office);
}

function look(office: CrashOffice): readonly Finding[] {
  const store = office.store();
  return store ? checkStore(store.folder, store.key, office.promises) : [];
}

function describe(death: Death): string {
  const how =
    death.kind === 'failpoint' ? `${death.name}#${death.count}` : `${death.afterMs} ms after ${death.deeds} deeds`;
  return death.powerCut ? `${how}, power cut` : how;
}
