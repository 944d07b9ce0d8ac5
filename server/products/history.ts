import { sql, type RawBuilder } from 'kysely';
import type { AssignmentId, UserId } from '../../shared/contract/ids.ts';
import { LicenseEvent, type LicenseHistory } from '../../shared/contract/products.ts';
import type { Db } from '../database/transaction.ts';
import { isInSight, isLaneInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { readRow } from '../people/readRow.ts';
import { RequestError } from '../problems.ts';
import { cutNumbered, numberOf, type PageAsked } from './numberedPages.ts';

type Row = Readonly<{
  id: number;
  at: Date;
  kind: string;
  user_id: string;
  product_id: string;
  assignment_id: string;
  pool_id: string;
  change_id: string;
  change_set_id: string | null;
  label: string | null;
  account_id: string;
  account_name: string | null;
  device_id: string;
  device_name: string | null;
}>;

/** What happened to one license, as far as it was held by people in sight. */
export async function readAssignmentHistory(
  db: Db,
  sight: Sight,
  id: AssignmentId,
  asked: PageAsked,
): Promise<LicenseHistory> {
  const history = await readEvents(db, sight, sql`v.assignment_id = ${id}`, asked);
  if (history.events.length === 0 && !(await isKnown(db, sight, id))) throw new RequestError('notFound');
  return history;
}

/** A license that came with a file has no history, and the last page of one that has may be empty. */
async function isKnown(db: Db, sight: Sight, id: AssignmentId): Promise<boolean> {
  const { rows } = await sql`
    select from assignments a where a.id = ${id} and ${isInSight('assignments', sight)}
    union all (select from license_events v where v.assignment_id = ${id} and ${isLaneInSight(sight, 'v')} limit 1)
  `.execute(db);
  return rows.length > 0;
}

/** What happened to the licenses of one person. A teacher sees colleagues, but not what they hold. */
export async function readPersonHistory(
  db: Db,
  sight: Sight,
  userId: UserId,
  asked: PageAsked,
): Promise<LicenseHistory> {
  await readRow(db, sight, 'users', userId);
  const { rows } = await sql`
    select from (select id as user_id, district_id from users where id = ${userId}) v
    where ${isLaneInSight(sight, 'v')}`.execute(db);
  if (rows.length === 0) throw new RequestError('forbidden');
  return readEvents(db, sight, sql`v.user_id = ${userId}`, asked);
}

async function readEvents(
  db: Db,
  sight: Sight,
  condition: RawBuilder<unknown>,
  { cursor, limit }: PageAsked,
): Promise<LicenseHistory> {
  const older = cursor === undefined ? sql`true` : sql`v.id < ${numberOf(cursor)}`;
  const { rows } = await sql<Row>`
    select v.id, v.at, v.kind, v.user_id, v.product_id, v.assignment_id, v.pool_id, v.change_id, v.change_set_id, v.label,
      v.account_id, c.display_name as account_name, v.device_id, d.name as device_name
    from license_events v
      left join accounts c on c.id = v.account_id
      left join devices d on d.id = v.device_id
    where ${condition} and ${isLaneInSight(sight, 'v')} and ${older}
    order by v.id desc limit ${limit + 1}`.execute(db);
  const { page, next } = cutNumbered(rows, limit, ({ id }) => id);
  return { events: page.map(eventOf), next };
}

function eventOf(row: Row): LicenseEvent {
  return LicenseEvent.parse({
    at: row.at.toISOString(),
    kind: row.kind,
    userId: row.user_id,
    productId: row.product_id,
    assignmentId: row.assignment_id,
    poolId: row.pool_id,
    changeId: row.change_id,
    changeSet: row.change_set_id === null ? null : { id: row.change_set_id, label: row.label ?? '' },
    by: { accountId: row.account_id, name: row.account_name },
    device: { id: row.device_id, name: row.device_name },
  });
}
