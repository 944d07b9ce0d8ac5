import { beside, measured } from './compare.ts';
import type { BenchContext, Measure, MeasureResult } from './measure.ts';
import { createRandom } from '../../server/sample/random.ts';
import { engineLimit } from './server/engineLimit.ts';
import { fullestSecond } from './server/firstAttempts.ts';
import { pgbench } from './server/pgbench.ts';
import { reconnect } from './server/reconnect.ts';
import { runLoad } from './server/runLoad.ts';
import { makeStage, type Stage } from './server/stage.ts';
import { percentile } from './statistics.ts';

const SIZE = { students: 10_000, schools: 12 };
const DEVICES = 50;
const RECONNECTING = 500;
const ROUNDS = 5;
const ROUND_MS = 6_000;
/** More batches of a device than fit into a round. */
const BATCHES = 3;
/** Nobody is given a license twice: each round of the embedded engine has students of its own. */
const STUDENTS_PER_ROUND = Math.floor(SIZE.students / (ROUNDS + 1)) - 1;
const GOAL = 0.5;
/** The server away for an hour, so many times. */
const OUTAGES = 200;
const AWAY_MS = 60 * 60_000;
const FULLEST = 0.05;

/** Pushes per second beside the database's own limit for the same statements, and everybody coming back at once. */
export const server: Measure = { name: 'server', run };

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const postgresql = await onStage('postgresql', DEVICES, async (stage) => pushOnPostgresql(stage, say));
  const embedded = await onStage('embedded', DEVICES, async (stage) => pushOnEmbedded(stage, say));
  say(`${RECONNECTING} devices reconnect`);
  const waits = await onStage('postgresql', RECONNECTING, reconnect);
  const ratios = [postgresql, embedded].map(({ ours, limit }) => percentile(ours, 0.5) / percentile(limit, 0.5));
  const ours = { name: 'Seatwise over PostgreSQL', values: postgresql.ours };
  const inFront = returning(() => true);
  const halfInFront = returning((device) => device % 2 === 0);
  const longest = Math.round(percentile(waits, 1));
  return {
    name: 'server',
    workload: `licenses given by ${DEVICES} devices in pushes of 100 changes, each decided in a transaction of its own`,
    unit: 'changes/s',
    ours: measured(ours),
    peers: [beside(ours, { name: 'pgbench, the same statements, prepared', values: postgresql.limit }, 'median')],
    details: [
      measured({ name: 'Seatwise over the embedded database', values: embedded.ours }),
      measured({ name: 'the embedded engine, the same statements, no server', values: embedded.limit }),
    ],
    goal: {
      text:
        `median at least ${GOAL} of each database's own limit; ` +
        `no second with more than ${share(FULLEST)} of ${RECONNECTING} devices' first attempts`,
      reached: ratios.every((ratio) => ratio >= GOAL) && inFront.median <= FULLEST,
    },
    notes: [
      `the fullest second after an hour without a server, of ${OUTAGES}: ${told(inFront)} with every window in front, ${told(halfInFront)} with half of them`,
      `of the limit: PostgreSQL ${share(ratios[0])}, embedded ${share(ratios[1])}`,
      `${RECONNECTING} devices reconnecting at once: all ${waits.length} served, half within ${Math.round(percentile(waits, 0.5))} ms, the last after ${longest} ms`,
    ],
  };
}

function returning(focused: (device: number) => boolean): ReturnType<typeof fullestSecond> {
  const random = createRandom(1, 'returning').next;
  return fullestSecond({ devices: RECONNECTING, awayMs: AWAY_MS, focused, random }, OUTAGES);
}

function told({ median, worst }: ReturnType<typeof fullestSecond>): string {
  return `${(median * 100).toFixed(1)} % (at worst ${(worst * 100).toFixed(1)} %)`;
}

type Rates = Readonly<{ ours: readonly number[]; limit: readonly number[] }>;

async function onStage<R>(
  kind: 'postgresql' | 'embedded',
  devices: number,
  measure: (stage: Stage) => Promise<R>,
): Promise<R> {
  const stage = await makeStage(kind, SIZE, devices);
  try {
    return await measure(stage);
  } finally {
    await stage.stop();
  }
}

async function pushOnPostgresql(stage: Stage, say: (text: string) => void): Promise<Rates> {
  const limit = async (round: number): Promise<number> =>
    pgbench(stage.recorded, {
      url: stage.databaseUrl ?? '',
      // As many as the server has connections.
      clients: 10,
      seconds: ROUND_MS / 1000,
      students: SIZE.students,
      firstSeq: 1_000_000 * (round + 2),
    });
  return inTurns(stage, limit, say);
}

async function pushOnEmbedded(stage: Stage, say: (text: string) => void): Promise<Rates> {
  const limit = async (round: number): Promise<number> =>
    engineLimit(
      stage,
      { student: STUDENTS_PER_ROUND * (round + 1) + 1, seq: 1_000_000 * (round + 2), atMost: STUDENTS_PER_ROUND },
      ROUND_MS,
    );
  return inTurns(stage, limit, say);
}

/** A B A B, so that whatever else the computer does meets both. The first round warms up and counts for neither. */
async function inTurns(
  stage: Stage,
  limit: (round: number) => Promise<number>,
  say: (text: string) => void,
): Promise<Rates> {
  const rates: Readonly<{ ours: number[]; limit: number[] }> = { ours: [], limit: [] };
  for (let round = -1; round < ROUNDS; round += 1) {
    const ours = await runLoad(stage.url, stage.nextLoad(BATCHES), ROUND_MS);
    const beside = await limit(round);
    say(`${stage.database.kind} ${ours.toFixed(0)} changes/s, its limit ${beside.toFixed(0)}`);
    if (round < 0) continue;
    rates.ours.push(ours);
    rates.limit.push(beside);
  }
  return rates;
}

function share(ratio: number | undefined): string {
  return `${Math.round((ratio ?? 0) * 100)} %`;
}
