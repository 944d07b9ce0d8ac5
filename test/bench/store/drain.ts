import axios from 'axios';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../../build/paths.mjs';
import { saveChanges } from '../../../electron/service/changes/saveChanges.ts';
import type { Sql } from '../../../electron/service/store/sqlite.ts';
import { uuid7 } from '../../../electron/service/sync/uuid7.ts';
import { Intent } from '../../../shared/contract/change.ts';
import { beside, measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult, Series } from '../measure.ts';
import { startPeers, type Peers } from '../peers/startPeers.ts';
import { percentile } from '../statistics.ts';
import { syncUntil } from './client.ts';
import { idOf, productOf } from './sampleRows.ts';
import { ASKER, NOW, openSampleCopy } from './sampleStore.ts';
import { startStub } from './stub.ts';

const STUDENTS = 100_000;
const CHANGES = 10_000;
/** One request after the other is the same each time: a part tells the whole. */
const ONE_BY_ONE = 200;
const ROUND_TRIPS_MS = [0, 100] as const;
const GOAL = 10;

/** Ten thousand changes after a day offline. */
export const drain: Measure = { name: 'drain', run };

async function run({ electron, say }: BenchContext): Promise<MeasureResult> {
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'bench-drain-'));
  const peers = await startPeers(electron, join(folder, 'peers'));
  try {
    const rounds = [];
    for (const roundTripMs of ROUND_TRIPS_MS) rounds.push(await measureAt(roundTripMs, peers, say));
    return resultOf(rounds);
  } finally {
    await peers.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

type Round = Readonly<{ ours: Series; oneByOne: Series; pouchdb: Series }>;

async function measureAt(roundTripMs: number, peers: Peers, say: (text: string) => void): Promise<Round> {
  const stub = await startStub({ roundTripMs });
  const at = `at ${roundTripMs} ms round trip`;
  try {
    say(`${CHANGES.toLocaleString('en-US')} changes ${at}`);
    const store = openSampleCopy(STUDENTS, say);
    queue(store.sql);
    const isDone = (): boolean =>
      store.sql.get("SELECT 1 AS yes FROM outbox WHERE live = 1 OR state IN ('queued', 'sending') LIMIT 1") ===
      undefined;
    const ours = await syncUntil(store.sql, stub.url, isDone);
    store.close();
    say(`one request per change ${at}`);
    const oneByOne = (await oneAfterTheOther(stub.url)) * (CHANGES / ONE_BY_ONE);
    say(`PouchDB ${at}`);
    const pouchdb = await peers.replicate(CHANGES, stub.url);
    const series = (name: string, value: number): Series => ({ name: `${name}, ${at}`, values: [value] });
    return {
      ours: series('Seatwise, sent, answered, written and pulled', ours),
      oneByOne: series('axios, one request per change, nothing written', oneByOne),
      pouchdb: series('PouchDB replication, nothing pulled', pouchdb),
    };
  } finally {
    stub.stop();
  }
}

function resultOf(rounds: readonly Round[]): MeasureResult {
  const last = rounds[rounds.length - 1];
  if (!last) throw new Error('There are no round trips.');
  const ratio = percentile(last.oneByOne.values, 0.5) / percentile(last.ours.values, 0.5);
  const others = rounds.slice(0, -1);
  return {
    name: 'drain',
    workload: `${CHANGES.toLocaleString('en-US')} queued changes pushed over ${STUDENTS.toLocaleString('en-US')} students, to a server that says yes at once`,
    unit: 'ms',
    ours: measured(last.ours),
    peers: [beside(last.ours, last.oneByOne, 'median'), beside(last.ours, last.pouchdb, 'median')],
    details: others.flatMap(({ ours, oneByOne, pouchdb }) => [
      measured(ours),
      beside(ours, oneByOne, 'median'),
      beside(ours, pouchdb, 'median'),
    ]),
    goal: { text: `at least ${GOAL} × faster than one by one at 100 ms`, reached: ratio >= GOAL },
    notes: [
      `one by one: ${ONE_BY_ONE} requests, times ${CHANGES / ONE_BY_ONE}`,
      'ours ends when every change is confirmed, on the disk and in the rows of the server; a push is decided by the server one change after the other, which is the measure `server`',
    ],
  };
}

/** Removes a license of ten thousand students, as two bulk edits. */
function queue(sql: Sql): void {
  let made = 0;
  const newId = (): string => {
    made += 1;
    return uuid7(Date.parse(NOW) + made, new Uint8Array(10));
  };
  for (const half of [0, 1]) {
    const intents = Array.from({ length: CHANGES / 2 }, (_, index) => {
      const n = (half * (CHANGES / 2) + index) * (STUDENTS / CHANGES);
      return Intent.parse({ kind: 'unassign', userId: idOf('stud', n), productId: productOf(n) });
    });
    const { saved } = saveChanges({ sql, asker: ASKER, at: NOW, newId }, 'Bench', intents);
    if (saved.length !== CHANGES / 2) throw new Error(`Only ${saved.length} changes were saved.`);
  }
}

async function oneAfterTheOther(url: string): Promise<number> {
  const client = axios.create({ baseURL: url, adapter: 'fetch' });
  const began = performance.now();
  for (let n = 0; n < ONE_BY_ONE; n += 1) {
    await client.post('/v1/one', { kind: 'unassign', userId: idOf('stud', n), productId: productOf(n) });
  }
  return performance.now() - began;
}
