import { sql } from 'kysely';
import type { Db } from '../../../server/database/transaction.ts';

/** What a refused request may leave behind: counts of attempts, use of tokens, records of who asked and was told what. */
const MAY_CHANGE = ['sessions', 'access_tokens', 'refresh_tokens', 'sign_in_throttle', 'audit', 'edits'];

export type Fingerprint = Readonly<Record<string, string>>;

/** Count and hash of every table that a refused request must leave as it is. New tables are in it by themselves. */
export async function fingerprint(db: Db): Promise<Fingerprint> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
      and not relname = any (${MAY_CHANGE}::text[]) order by 1`.execute(db);
  const each = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as hash
        from ${sql.table(name)} t`,
  );
  const { rows } = await sql<{ name: string; hash: string }>`${sql.join(each, sql` union all `)}`.execute(db);
  return Object.fromEntries(rows.map(({ name, hash }) => [name, hash]));
}

/** The tables whose content differs. */
export function changedTables(before: Fingerprint, after: Fingerprint): readonly string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name]);
}
