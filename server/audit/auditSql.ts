import { sql, type RawBuilder } from 'kysely';
import type { AuditKind } from '../../shared/contract/audit.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';

/** Which records are asked for. */
export type AuditFilter = Readonly<{
  from?: Date | undefined;
  to?: Date | undefined;
  kind?: AuditKind | undefined;
  accountId?: string | undefined;
  userId?: string | undefined;
}>;

/** The asked-for records that the reader may see: of the district, or those that concern the reader's orgs. */
export function isAsked(sight: Sight, { from, to, kind, accountId, userId }: AuditFilter): RawBuilder<boolean> {
  const conditions: RawBuilder<unknown>[] = [sql`a.district_id = ${sight.districtId}`];
  if (sight.reach.kind === 'schools') conditions.push(concerns(sight, sight.reach.orgIds, userId));
  if (from !== undefined) conditions.push(sql`a.at >= ${from}`);
  if (to !== undefined) conditions.push(sql`a.at < ${to}`);
  if (kind !== undefined) conditions.push(sql`a.kind = ${kind}`);
  if (accountId !== undefined) conditions.push(sql`a.account_id = ${accountId}`);
  if (userId !== undefined) conditions.push(sql`a.user_ids @> array[${userId}]::text[]`);
  return sql`${sql.join(conditions, sql` and `)}`;
}

/** About the reader's orgs when it happened; about one person of them, from before they came too. */
function concerns(sight: Sight, orgIds: readonly string[], userId: string | undefined): RawBuilder<boolean> {
  const there = sql<boolean>`a.org_ids && ${orgIds}::text[]`;
  if (userId === undefined) return there;
  return sql`(${there} or exists (select from users u where u.id = ${userId} and ${isInSight('users', sight)}))`;
}
