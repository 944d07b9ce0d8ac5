import { describe, expect, it } from 'vitest';
import { assign, sampleAsker, sampleStore, save, unassign } from '../testing/sampleStore.ts';
import { cancelQueued } from './cancel.ts';
import { pruneStep } from './prune.ts';
import type { Sql } from './sqlite.ts';

const OLD = '2020-01-01T00:00:00.000Z';
const CUT = '2025-01-01T00:00:00.000Z';

const count = (sql: Sql, table: string): number => sql.get<{ n: number }>(`SELECT COUNT(*) AS n FROM ${table}`)?.n ?? 0;

/** Puts changes that were over long ago before everything else: `n` of them, each in a set of its own. */
function addOld(sql: Sql, n: number, state: string, resolution: string | null = null): void {
  sql.write(() => {
    for (let index = 0; index < n; index += 1) {
      const id = `${state}-${index}`;
      sql.run("INSERT INTO change_sets (id, label, made_at) VALUES (?, 'Old', ?)", [`set-${id}`, OLD]);
      sql.run(
        `INSERT INTO outbox (change_id, change_set_id, intent, seen, after, made_at, state, live, predicted, settled_at, resolution)
         VALUES (?, ?, '{}', '[]', '[]', ?, ?, 0, '[]', ?, ?)`,
        [id, `set-${id}`, OLD, state, OLD, resolution],
      );
      sql.run("INSERT INTO outbox_history (change_id, state, at, why) VALUES (?, ?, ?, 'x')", [id, state, OLD]);
      sql.run("INSERT INTO verdicts (change_id, seq, verdict, at) VALUES (?, 1, '{}', ?)", [id, OLD]);
    }
  });
}

function pruneAll(sql: Sql): number {
  let steps = 1;
  while (pruneStep(sql, CUT)) steps += 1;
  return steps;
}

describe('changes that were over long ago', () => {
  it('are forgotten in small steps with all that belongs to them, but for the latest thousand', () => {
    const { sql } = sampleStore();
    addOld(sql, 1500, 'applied');
    expect(pruneAll(sql)).toBe(3);
    for (const table of ['outbox', 'outbox_history', 'verdicts', 'change_sets']) expect(count(sql, table)).toBe(1000);
    expect(sql.get('SELECT change_id FROM outbox ORDER BY local_seq LIMIT 1')).toEqual({ change_id: 'applied-500' });
    expect(sql.all('PRAGMA foreign_key_check')).toEqual([]);
  });

  it('stay while something open comes after them, while the person has not decided, and while they are recent', () => {
    const { sql, context } = sampleStore();
    addOld(sql, 5, 'refused');
    addOld(sql, 5, 'held', 'drop');
    addOld(sql, 5, 'noop');
    const [earlier = ''] = save(context, unassign('ana', 'kb'));
    const [later = ''] = save(context, assign('bo', 'ph'), unassign('cyd', 'ph'));
    sql.run('UPDATE outbox SET after = \'["noop-0"]\' WHERE change_id = ?', [earlier]);
    cancelQueued(sql, sampleAsker, later as never, context.at);
    addOld(sql, 1001, 'applied');
    pruneAll(sql);
    const left = sql.all<{ change_id: string }>("SELECT change_id FROM outbox WHERE change_id NOT LIKE 'applied%'");
    expect(left.map((row) => row.change_id)).toEqual(
      expect.arrayContaining(['refused-0', 'refused-4', 'noop-0', earlier, later]),
    );
    expect(left.filter(({ change_id: id }) => /^(held|noop)-[1-4]/.test(id))).toEqual([]);
  });
});
