import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { saveChanges } from '../../electron/service/changes/saveChanges.ts';
import { cancelQueued } from '../../electron/service/store/cancel.ts';
import { writeOwner } from '../../electron/service/store/device.ts';
import { SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import { openStore } from '../../electron/service/store/openStore.ts';
import { markInFlight, takeBatch } from '../../electron/service/store/outbox.ts';
import { requestVoid, settle } from '../../electron/service/store/settle.ts';
import { beginSnapshot } from '../../electron/service/store/snapshot.ts';
import { openSql } from '../../electron/service/store/sqlite.ts';
import { uuid7 } from '../../electron/service/sync/uuid7.ts';
import { sampleAccount, sampleDistrict, sampleOwner } from '../../electron/service/testing/sampleDistrict.ts';
import { tableNames } from '../../shared/contract/rows.ts';
import { readKept } from './kept.ts';

// Writes a store as this version of the code makes it, and what must still be in it after every later upgrade:
// `node build/storeFixture.mjs`. Run once for each version of the store; what it wrote is never written anew.

const KEY = 'a'.repeat(64);
const NOW = '2025-10-01T12:00:00.000Z';
const ROOT = join(import.meta.dirname, '../..');

const asker = { account: sampleAccount, today: '2025-10-01' };
let ids = 0;
const newId = (): string =>
  uuid7(
    Date.parse(NOW),
    Uint8Array.from({ length: 10 }, (_, n) => (n === 9 ? (ids += 1) : 0)),
  );

const folder = join(ROOT, 'out/storeFixture');
const target = join(ROOT, 'test/fixtures/stores');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
mkdirSync(target, { recursive: true });

const file = join(folder, 'store.db');
// Small pages, for most of the fifty tables and indexes hold a few rows: 4 KB each would be a quarter of a megabyte.
const empty = openSql(file, KEY);
empty.exec('PRAGMA page_size = 512; VACUUM');
empty.close();

const { sql } = openStore({ folder, key: KEY, now: new Date(NOW) });
writeOwner(sql, sampleOwner, '11111111-1111-4111-8111-111111111111');
const rows = sampleDistrict();
const build = beginSnapshot(sql);
for (const table of tableNames) build.put(table, rows[table]);
for (const step of build.finish()) step();
const checks = Object.fromEntries(tableNames.map((table) => [table, { count: rows[table].length, hash: '' }]));
const closed = { floor: 0, seqs: [] };
build.swap(
  asker,
  { type: 'head', epoch: 'epoch-1', cursor: 'cursor-1', serverTime: NOW, closed, checks: checks as never },
  Date.parse(NOW),
);
for (const step of build.clear()) step();

const save = (label: string, ...intents: unknown[]): readonly string[] =>
  saveChanges({ sql, asker, at: NOW, newId }, label, intents as never).saved;
const freeze = (): void => void takeBatch(sql, 100, new Set(), NOW);
const unassign = (userId: string, productId: string): unknown => ({ kind: 'unassign', userId, productId });
const assign = (userId: string, productId: string): unknown => ({ kind: 'assign', userId, productId });

// Decided: applied and not yet in the roster, and refused.
const decided = save('Decided', unassign('ana', 'kb'), assign('dee', 'kb'));
freeze();
const [applied, refused] = decided;
settle(
  sql,
  asker,
  [
    { id: applied, seq: 1, verdict: { status: 'applied', effects: { assignments: [], released: ['a1'], pools: [] } } },
    {
      id: refused,
      seq: 2,
      verdict: {
        status: 'refused',
        problem: { type: 'urn:seatwise:problem:noLicenseAvailable', title: 'x', status: 409 },
      },
    },
  ] as never,
  NOW,
);
// On the way: its fate unknown, to be closed by its void, and sent with something after it in its lane.
const [unknown, poisoned] = save('On the way', unassign('bo', 'kb'), unassign('cyd', 'ph'));
freeze();
markInFlight(sql, [unknown] as never, 'unknown', NOW, 'lost');
requestVoid(sql, poisoned as never, 'engine', NOW, 'failedOften');
save('Swapped', { kind: 'swap', userId: 'dee', fromProductId: 'ph', toProductId: 'kb' });
freeze();
// Not sent: two in one lane, one after what is on the way, a move, and one that was cancelled.
save('Waiting', assign('bo', 'kb'), unassign('dee', 'kb'));
save('Moved', { kind: 'move', productId: 'kb', fromUserId: 'bo', toUserId: 'cyd' });
const [cancelled] = save('Cancelled', assign('ana', 'kb'));
cancelQueued(sql, asker, cancelled as never, NOW);

const kept = readKept(sql);
const fixture = join(target, `v${SCHEMA_VERSION}.db`);
rmSync(fixture, { force: true });
sql.exec(`VACUUM INTO '${fixture}'`);
sql.close();
writeFileSync(join(target, `v${SCHEMA_VERSION}.json`), `${JSON.stringify(kept, null, 1)}\n`);
console.log(`test/fixtures/stores/v${SCHEMA_VERSION}.db: ${kept.outbox.length} changes`);
