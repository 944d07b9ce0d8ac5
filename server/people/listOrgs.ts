import { sql } from 'kysely';
import type { OrgList } from '../../shared/contract/people.ts';
import type { Org } from '../../shared/contract/rows.ts';
import type { Db } from '../database/transaction.ts';
import { rowJson } from '../licensing/rowSql.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';

/** The orgs in sight, by name. A thousand at most: no pages. */
export async function listOrgs(db: Db, sight: Sight): Promise<OrgList> {
  const { rows } = await sql<{ row: string }>`
    select ${rowJson('orgs', sight)} as row from orgs o where ${isInSight('orgs', sight)}
    order by lower(o.name) collate "C", o.id collate "C"`.execute(db);
  return { orgs: rows.map(({ row }) => JSON.parse(row) as Org) };
}
