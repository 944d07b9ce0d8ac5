import { isDiskError } from '../computer.ts';
import type { Mutant } from './mutant.ts';
import { rewriting } from './rewrite.ts';

/** Defects of what the store writes and asks. */
export const inSql: readonly Mutant[] = [
  {
    name: 'cancels what is on its way',
    mutation: {
      sql: rewriting(
        "AND state IN ('queued', 'scheduled')",
        "AND state IN ('queued', 'scheduled', 'sending', 'unknown')",
      ),
    },
  },
  {
    name: 'orders a lane by the wall clock',
    mutation: {
      sql: rewriting(
        /o\.after, o\.made_at, s\.id AS set_id([^]*)ORDER BY o\.local_seq/,
        "'[]' AS after, o.made_at, s.id AS set_id$1ORDER BY o.made_at",
      ),
    },
  },
  {
    name: 'sends before its day',
    mutation: { sql: rewriting("state = 'scheduled' AND not_before <= ?", "state = 'scheduled' AND (? OR 1)") },
  },
  {
    name: 'sends without saying what comes before',
    mutation: { sql: rewriting('o.seen, o.after, o.made_at', "o.seen, '[]' AS after, o.made_at") },
  },
  {
    name: 'acknowledges what an open change names',
    mutation: { sql: rewriting("AND o.after <> '[]' AND n.seq IS NOT NULL", 'AND 0') },
  },
  {
    name: 'a void overtakes its lane',
    mutation: { sql: rewriting("json_extract(bytes, '$.after') AS after, state", "'[]' AS after, state") },
  },
  {
    name: 'skips a number at every freezing',
    mutation: { sql: rewriting('UPDATE device SET next_seq = ?', 'UPDATE device SET next_seq = ? + 1') },
  },
  {
    name: 'a full disk is taken for success',
    mutation: {
      sql: (sql) => ({
        ...sql,
        write: (work) => {
          let made: { value: ReturnType<typeof work> } | null = null;
          try {
            return sql.write(() => {
              const value = work();
              made = { value };
              return value;
            });
          } catch (error) {
            if (!isDiskError(error) || made === null) throw error;
            return (made as { value: ReturnType<typeof work> }).value;
          }
        },
      }),
    },
  },
  {
    name: 'an upgrade forgets what is queued',
    mutation: {
      sql: (sql) => ({
        ...sql,
        exec: (statements) => {
          sql.exec(statements);
          const queued = "SELECT local_seq FROM outbox WHERE state = 'queued'";
          if (!statements.startsWith('PRAGMA user_version =')) return;
          sql.run(`DELETE FROM overlay WHERE change_id IN (SELECT change_id FROM outbox WHERE state = 'queued')`);
          sql.run(`DELETE FROM outbox_lanes WHERE local_seq IN (${queued})`);
          sql.run("DELETE FROM outbox WHERE state = 'queued'");
        },
      }),
    },
  },
  {
    name: 'a bulk loses one of its people',
    mutation: { sql: losingEveryFifth() },
  },
  {
    name: 'what was seen is what is so when it is sent',
    mutation: {
      sql: rewriting(
        'SELECT o.change_id, o.intent, o.seen, o.after',
        `SELECT o.change_id, o.intent, (SELECT json_group_array(json_object('userId', l.user_id, 'productId', l.product_id,
           'assignment', (SELECT json_object('id', a.id, 'version', a.version) FROM assignments a
              WHERE a.user_id = l.user_id AND a.product_id = l.product_id)))
           FROM outbox_lanes l WHERE l.local_seq = o.local_seq) AS seen, o.after`,
      ),
    },
  },
];

function losingEveryFifth(): NonNullable<Mutant['mutation']['sql']> {
  let count = 0;
  return (sql) => ({
    ...sql,
    run: (statement, params) => {
      const isChange = /^INSERT INTO outbox\s/.test(statement);
      if (isChange) count += 1;
      return isChange && count % 5 === 0 ? 0 : sql.run(statement, params);
    },
  });
}
