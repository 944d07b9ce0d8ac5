import { describe, expect, it } from 'vitest';
import type { ChangeId } from '../../../shared/contract/ids.ts';
import type { Verdict } from '../../../shared/contract/push.ts';
import type { Assignment, Pool, WaitingEntry } from '../../../shared/contract/rows.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, loadRows, NOW, sampleAsker, sampleStore, save, swap, unassign } from '../testing/sampleStore.ts';
import { readDevice } from './device.ts';
import { takeBatch, type Sendable } from './outbox.ts';
import { applyDelta } from './pull.ts';
import { settle } from './settle.ts';
import { beginSnapshot } from './snapshot.ts';
import type { Sql } from './sqlite.ts';

const AT = Date.parse(NOW);
const NONE: ReadonlySet<ChangeId> = new Set();

function send(sql: Sql): Sendable {
  const [item] = takeBatch(sql, 100, NONE, NOW);
  if (!item) throw new Error('nothing was queued');
  return item;
}

const applied = (assignments: Assignment[], released: string[] = []): Verdict => ({
  status: 'applied',
  effects: { assignments, released: released.map((id) => brand(id)), pools: [] },
});

const answer = (sql: Sql, item: Sendable, verdict: Verdict): void => {
  settle(sql, sampleAsker, [{ id: item.id, seq: item.seq, verdict }], NOW);
};

const holds = (sql: Sql, userId: string): unknown[] =>
  sql
    .all<{ product_id: string }>('SELECT product_id FROM assignments_view WHERE user_id = ? ORDER BY product_id', [
      userId,
    ])
    .map((row) => row.product_id);

const poolWith = (id: string, assigned: number): Pool => {
  const found = sampleDistrict().pools.find((pool) => pool.id === id);
  if (!found) throw new Error(`no pool ${id}`);
  return { ...found, assigned };
};

const count = (sql: Sql, pool: string): unknown => sql.get('SELECT assigned FROM pools_view WHERE id = ?', [pool]);

describe('from the tick to the pull that includes it', () => {
  it('a removed license never shows again', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const trace = [holds(sql, 'ana')];
    const item = send(sql);
    trace.push(holds(sql, 'ana'));
    answer(sql, item, applied([], ['a1']));
    trace.push(holds(sql, 'ana'));
    // A pull that was read before the change was applied still carries the license.
    applyDelta(sql, sampleAsker, deltaOf({ rows: { assignments: sampleDistrict().assignments } }), AT);
    trace.push(holds(sql, 'ana'));
    expect(count(sql, 'kb1')).toEqual({ assigned: 1 });
    applyDelta(
      sql,
      sampleAsker,
      deltaOf({
        gone: { assignments: ['a1'] },
        rows: { pools: [poolWith('kb1', 1)] },
        closed: { floor: 0, seqs: [item.seq] },
      }),
      AT,
    );
    trace.push(holds(sql, 'ana'));
    expect(trace).toEqual([[], [], [], [], []]);
    expect(count(sql, 'kb1')).toEqual({ assigned: 1 });
    expect(sql.all('SELECT * FROM overlay')).toEqual([]);
  });

  it('holds who waits for a license, until the server says that they do no more', () => {
    const { sql } = sampleStore();
    const ids = ['0197a3c0-0000-7000-8000-000000000001', '0197a3c0-0000-7000-8000-000000000002'].map((id) =>
      brand<WaitingEntry['id']>(id),
    );
    const waiting = ids.map((id) => ({
      id,
      userId: brand<WaitingEntry['userId']>('ana'),
      productId: brand<WaitingEntry['productId']>('ph'),
      poolId: brand<WaitingEntry['poolId']>('ph1'),
      requestedAt: NOW,
    }));
    expect(applyDelta(sql, sampleAsker, deltaOf({ rows: { waiting } }), AT)).toMatchObject({ licenses: true });
    expect(sql.all('SELECT id FROM waiting ORDER BY id')).toEqual(ids.map((id) => ({ id })));
    applyDelta(sql, sampleAsker, deltaOf({ gone: { waiting: ids.slice(0, 1) } }), AT);
    expect(sql.all('SELECT id FROM waiting')).toEqual([{ id: ids[1] }]);
    // A snapshot replaces it as it does every other table.
    loadRows(sql, sampleDistrict());
    expect(sql.all('SELECT id FROM waiting')).toEqual([]);
  });

  it('shows the pool the server took the license from, once it said so', () => {
    const { sql, context } = sampleStore();
    save(context, assign('cyd', 'kb'));
    const item = send(sql);
    const assignment = { id: brand(item.id), userId: brand('cyd'), productId: brand('kb'), poolId: brand('kb9') };
    answer(sql, item, applied([{ ...assignment, version: 1, assignedAt: NOW } as Assignment]));
    expect(sql.get("SELECT pool_id, settled_seq FROM overlay WHERE user_id = 'cyd'")).toEqual({
      pool_id: 'kb9',
      settled_seq: 1,
    });
  });

  it('goes by the base alone when the pull came before the answer', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const item = send(sql);
    const included = deltaOf({ gone: { assignments: ['a1'] }, closed: { floor: 0, seqs: [item.seq] } });
    applyDelta(sql, sampleAsker, included, AT);
    expect(holds(sql, 'ana')).toEqual([]);
    answer(sql, item, applied([], ['a1']));
    expect(sql.all('SELECT * FROM overlay')).toEqual([]);
    expect(sql.get('SELECT live FROM outbox')).toEqual({ live: 0 });
  });

  it('shows what somebody else does after the pull that includes it', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const item = send(sql);
    answer(sql, item, applied([], ['a1']));
    applyDelta(sql, sampleAsker, deltaOf({ gone: { assignments: ['a1'] }, closed: { floor: 1, seqs: [] } }), AT);
    const theirs = sampleDistrict()
      .assignments.filter((row) => row.id === 'a1')
      .map((row) => ({ ...row, id: brand<Assignment['id']>('theirs') }));
    applyDelta(sql, sampleAsker, deltaOf({ rows: { assignments: theirs }, closed: { floor: 1, seqs: [] } }), AT);
    expect(holds(sql, 'ana')).toEqual(['kb']);
  });

  it('keeps a later pending change of the lane on top of a confirmed one', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const item = send(sql);
    save(context, assign('ana', 'kb'));
    answer(sql, item, applied([], ['a1']));
    expect(holds(sql, 'ana')).toEqual(['kb']);
    applyDelta(sql, sampleAsker, deltaOf({ gone: { assignments: ['a1'] }, closed: { floor: 1, seqs: [] } }), AT);
    expect(holds(sql, 'ana')).toEqual(['kb']);
  });

  it('keeps showing the goal while the server has not said that it may not be', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const changed = sampleDistrict()
      .assignments.filter((row) => row.id === 'a1')
      .map((row) => ({ ...row, version: 2 }));
    applyDelta(sql, sampleAsker, deltaOf({ rows: { assignments: changed } }), AT);
    expect(holds(sql, 'ana')).toEqual([]);
  });
});

describe('a delta', () => {
  it('moves the cursor with its rows, or neither', () => {
    const { sql } = sampleStore();
    const broken = deltaOf({ rows: { users: [{ id: null } as never] } });
    expect(() => applyDelta(sql, sampleAsker, broken, AT)).toThrow(/NOT NULL|null/i);
    expect(readDevice(sql).cursor).toBe('cursor-1');
    applyDelta(sql, sampleAsker, deltaOf({}), AT);
    expect(readDevice(sql).cursor).toBe('cursor-2');
  });

  it('may come twice', () => {
    const { sql } = sampleStore();
    const delta = deltaOf({ rows: { users: sampleDistrict().users, assignments: sampleDistrict().assignments } });
    applyDelta(sql, sampleAsker, delta, AT);
    applyDelta(sql, sampleAsker, delta, AT);
    expect(sql.get('SELECT COUNT(*) AS n FROM users')).toEqual({ n: sampleDistrict().users.length });
    expect(sql.get('SELECT COUNT(*) AS n FROM user_orgs')).toEqual({ n: sampleDistrict().users.length });
  });

  it('ends a wait when the license came', () => {
    const { sql, context } = sampleStore();
    const [id] = save(context, { ...assign('ana', 'ph'), wait: true } as never);
    const item = send(sql);
    answer(sql, item, { status: 'waiting', poolId: brand('ph1') });
    const license = { id: brand<Assignment['id']>(id ?? ''), userId: brand('ana'), productId: brand('ph') };
    const row = { ...license, poolId: brand('ph1'), version: 1, assignedAt: NOW } as Assignment;
    applyDelta(sql, sampleAsker, deltaOf({ rows: { assignments: [row] } }), AT);
    expect(sql.get('SELECT state FROM outbox')).toEqual({ state: 'applied' });
    expect(holds(sql, 'ana')).toEqual(['kb', 'ph']);
  });
});

describe('a snapshot', () => {
  it('is swapped in under a pending outbox, which it does not touch', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const frozen = send(sql);
    save(context, swap('cyd', 'ph', 'kb'));
    const before = sql.all('SELECT * FROM outbox');
    const rows = sampleDistrict();
    rows.users = rows.users.filter((user) => user.id !== 'eve');
    expect(loadRows(sql, rows)).toBe(true);
    expect(sql.all('SELECT * FROM outbox')).toEqual(before);
    expect(takeBatch(sql, 1, NONE, NOW)[0]?.bytes).toBe(frozen.bytes);
    expect(sql.get('SELECT COUNT(*) AS n FROM users')).toEqual({ n: rows.users.length });
    expect([holds(sql, 'ana'), holds(sql, 'cyd')]).toEqual([[], ['kb']]);
    // Whoever renames a table later means what SQLite means by it.
    expect(sql.get('PRAGMA legacy_alter_table')).toEqual({ legacy_alter_table: 0 });
  });

  it('can be repeated: tables and indexes of older ones are gone', () => {
    const { sql } = sampleStore();
    for (let n = 0; n < 3; n += 1) expect(loadRows(sql, sampleDistrict())).toBe(true);
    for (const step of beginSnapshot(sql).clear()) step();
    const names = sql.all<{ name: string }>("SELECT name FROM sqlite_master WHERE name LIKE 'users%'");
    expect(names.map(({ name }) => name)).toEqual(['users', 'users_u0_g4', 'users_0_g4', 'users_1_g4', 'users_p0_g4']);
  });

  it('that lacks rows alters nothing', () => {
    const { sql } = sampleStore();
    const build = beginSnapshot(sql);
    build.put('users', []);
    const head = { ...readHead(), checks: { ...readHead().checks, users: { count: 1, hash: '' } } };
    expect(build.swap(sampleAsker, head, AT)).toBe(false);
    expect(sql.get('SELECT COUNT(*) AS n FROM users')).toEqual({ n: sampleDistrict().users.length });
  });

  it('drops predictions that it includes and keeps the others', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    const item = send(sql);
    answer(sql, item, applied([], ['a1']));
    save(context, unassign('bo', 'kb'));
    const rows = sampleDistrict();
    rows.assignments = rows.assignments.filter((row) => row.id !== 'a1');
    loadRows(sql, rows, { floor: 0, seqs: [item.seq] });
    expect(sql.all('SELECT user_id FROM overlay')).toEqual([{ user_id: 'bo' }]);
  });

  it('of a restored server shows what it has, not what it had confirmed; what is pending stays', () => {
    const { sql, context } = sampleStore();
    save(context, unassign('ana', 'kb'));
    answer(sql, send(sql), applied([], ['a1']));
    save(context, unassign('bo', 'kb'));
    sql.run("UPDATE device SET epoch = 'before the restore'");
    loadRows(sql, sampleDistrict());
    expect([holds(sql, 'ana'), holds(sql, 'bo')]).toEqual([['kb'], []]);
    expect(sql.all('SELECT state FROM outbox ORDER BY local_seq')).toEqual([{ state: 'applied' }, { state: 'queued' }]);
  });
});

function readHead(): Parameters<ReturnType<typeof beginSnapshot>['swap']>[1] {
  const checks = Object.fromEntries(
    ['orgs', 'academicSessions', 'users', 'classes', 'enrollments', 'products', 'pools', 'assignments'].map((table) => [
      table,
      { count: 0, hash: '' },
    ]),
  );
  const closed = { floor: 0, seqs: [] };
  return { type: 'head', epoch: 'e', cursor: 'c', serverTime: NOW, closed, checks: checks as never };
}
