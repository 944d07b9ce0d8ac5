import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { cacheFolder } from '../../../build/paths.mjs';
import { writeOwner } from '../../../electron/service/store/device.ts';
import { openStore } from '../../../electron/service/store/openStore.ts';
import { tableNames } from '../../../shared/contract/rows.ts';
import { beside, measured } from '../compare.ts';
import type { BenchContext, Measure, MeasureResult } from '../measure.ts';
import { startPeers } from '../peers/startPeers.ts';
import { percentile } from '../statistics.ts';
import { bareInsert } from './bareInsert.ts';
import { syncUntil } from './client.ts';
import { sampleRows, type RowsLine } from './sampleRows.ts';
import { KEY, NOW, OWNER } from './sampleStore.ts';
import { startStub } from './stub.ts';

const STUDENTS = 100_000;
const ROUNDS = 3;
/** The peers are given every tenth line: they are slow, and no quicker the more they hold. */
const PEERS_SHARE = 10;
const GOAL_BARE = 2;
const GOAL_PEERS = 5;

/** The first download: from the request to the roster on screen. */
export const snapshot: Measure = { name: 'snapshot', run };

async function run({ electron, say }: BenchContext): Promise<MeasureResult> {
  mkdirSync(cacheFolder(), { recursive: true });
  const folder = mkdtempSync(join(cacheFolder(), 'bench-snapshot-'));
  try {
    say('making the rows');
    const lines = [...sampleRows(STUDENTS)];
    const snapshotFile = join(folder, 'snapshot.ndjson.gz');
    await pipeline(textOf(lines), createGzip(), createWriteStream(snapshotFile));
    const ours: number[] = [];
    const bare: number[] = [];
    const stub = await startStub({ snapshotFile });
    for (let round = 0; round < ROUNDS; round += 1) {
      say(`round ${round + 1} of ${ROUNDS}`);
      ours.push(await download(join(folder, `ours-${round}`), stub.url));
      bare.push(bareInsert(join(folder, `bare-${round}`), lines));
    }
    stub.stop();
    const few = lines.filter((_, index) => index % PEERS_SHARE === 0);
    const peers = await startPeers(electron, join(folder, 'peers'));
    say('PouchDB');
    const pouchdb = (await peers.load('pouchdb', few)) * PEERS_SHARE;
    say('RxDB');
    const rxdb = (await peers.load('rxdb', few)) * PEERS_SHARE;
    await peers.stop();
    return resultOf(ours, bare, pouchdb, rxdb);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(ours: readonly number[], bare: readonly number[], pouchdb: number, rxdb: number): MeasureResult {
  const series = { name: 'Seatwise, from the request to the swap', values: ours };
  const median = percentile(ours, 0.5);
  const reached = median <= GOAL_BARE * percentile(bare, 0.5) && Math.min(pouchdb, rxdb) >= GOAL_PEERS * median;
  return {
    name: 'snapshot',
    workload: `first download and store of ${STUDENTS.toLocaleString('en-US')} students, 260,000 enrollments, 100,000 licenses`,
    unit: 'ms',
    ours: measured(series),
    peers: [
      beside(series, { name: 'bare insert of the same rows, indexed, same engine', values: bare }, 'median'),
      beside(series, { name: 'PouchDB bulkDocs', values: [pouchdb] }, 'median'),
      beside(series, { name: 'RxDB bulkInsert', values: [rxdb] }, 'median'),
    ],
    details: [],
    goal: { text: `at most ${GOAL_BARE} × the bare insert; ${GOAL_PEERS} × faster than the peers`, reached },
    notes: [
      'ours: gzip over HTTP, every row checked, search and counts computed; from a server that sends a file, so that a server’s own work is left out',
      'bare: a prepared statement per row, a commit (FULL) per 500 rows, the same indexes made last; nothing read, checked or computed',
      `the peers are given a ${PEERS_SHARE}th of the rows, times ${PEERS_SHARE}: to their advantage; plain, not encrypted`,
    ],
  };
}

async function download(folder: string, url: string): Promise<number> {
  const { sql } = openStore({ folder, key: KEY, now: new Date() });
  writeOwner(sql, OWNER, '11111111-1111-4111-8111-111111111111');
  const took = await syncUntil(sql, url, (topics) => topics.includes('roster'));
  sql.close();
  return took;
}

function* textOf(lines: readonly RowsLine[]): Generator<string> {
  const count = (table: string): number =>
    lines.filter((line) => line.table === table).reduce((sum, { rows }) => sum + rows.length, 0);
  const checks = Object.fromEntries(tableNames.map((table) => [table, { count: count(table), hash: '' }]));
  const head = { epoch: 'epoch', cursor: 'cursor', serverTime: NOW, closed: { floor: 0, seqs: [] }, checks };
  yield `${JSON.stringify({ type: 'head', ...head })}\n`;
  for (const line of lines) yield `${JSON.stringify({ type: 'rows', ...line })}\n`;
  yield '{"type":"end"}\n';
}
