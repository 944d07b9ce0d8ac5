import { sql } from 'kysely';
import type { EditClass, NewClass } from '../../shared/contract/rosterEdit.ts';
import type { Class } from '../../shared/contract/rows.ts';
import { mayAddAt, mayEditClass } from '../../shared/roster/mayEdit.ts';
import { madeHereId } from '../../shared/roster/madeHere.ts';
import { RequestError } from '../problems.ts';
import { insist, loadEditWorld } from './editWorld.ts';
import { settleMemberships } from './memberships.ts';
import { idTaken, insistOnSeen, isSame } from './premise.ts';
import { findRow, readRow } from './readRow.ts';
import type { EditContext, Edited } from './runEdit.ts';

type Wanted = Omit<Class, 'id'>;

/** Adds a class. One that is there already, just so, is left as it is. */
export async function createClass(context: EditContext, id: string, wanted: NewClass): Promise<Edited> {
  const { trx, sight } = context;
  await readRow(trx, sight, 'orgs', wanted.orgId);
  insist(mayAddAt(await loadEditWorld(context, [wanted.orgId]), [wanted.orgId]));
  await insistOnSessions(context, wanted);
  const concerned = { userIds: [], orgIds: [wanted.orgId] };
  const made = await trx
    .insertInto('classes')
    .values({ id, district_id: sight.districtId, sourced_id: madeHereId(id), ...columnsOf(wanted) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows === 1n) {
    return { row: await readRow(trx, sight, 'classes', id), noop: false, ...concerned };
  }
  const there = await findRow(trx, sight, 'classes', id);
  if (!there || !isSame(there, { id, ...wanted })) throw idTaken();
  return { row: there, noop: true, ...concerned };
}

/** Alters a class; another org moves it there, with everyone in it. */
export async function editClass(
  context: EditContext,
  id: string,
  { seen, change }: Pick<EditClass, 'seen' | 'change'>,
): Promise<Edited> {
  const { trx, sight } = context;
  const { id: _, ...before } = await lockClass(context, id);
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wanted: Wanted = { ...before, ...named };
  await readRow(trx, sight, 'orgs', wanted.orgId);
  insist(mayEditClass(await loadEditWorld(context, [before.orgId, wanted.orgId]), before, wanted));
  await insistOnSessions(context, wanted);
  const row = { id, ...before } as Class;
  const concerned = { userIds: [], orgIds: [...new Set([before.orgId, wanted.orgId])] };
  if (isSame(wanted, before)) return { row, noop: true, ...concerned };
  insistOnSeen(row, seen);
  await trx.updateTable('classes').set(columnsOf(wanted)).where('id', '=', id).execute();
  if (wanted.orgId !== before.orgId) await settleMemberships(trx, { userIds: await peopleIn(context, id) });
  return { row: await readRow(trx, sight, 'classes', id), noop: false, ...concerned };
}

/** Removes a class and everyone from it. */
export async function removeClass(context: EditContext, id: string, seen: string): Promise<Edited> {
  const { trx } = context;
  const row = await lockClass(context, id);
  insist(mayEditClass(await loadEditWorld(context, [row.orgId]), row));
  insistOnSeen(row, seen);
  const userIds = await peopleIn(context, id);
  await trx.deleteFrom('enrollments').where('class_id', '=', id).execute();
  await trx.deleteFrom('classes').where('id', '=', id).execute();
  await settleMemberships(trx, { userIds });
  return { row: null, noop: false, userIds, orgIds: [row.orgId] };
}

/** The class, which nobody alters, and to which nobody is added, until this is over. */
export async function lockClass({ trx, sight }: EditContext, id: string): Promise<Class> {
  await sql`select from classes where id = ${id} and district_id = ${sight.districtId} for update`.execute(trx);
  return readRow(trx, sight, 'classes', id);
}

async function peopleIn({ trx }: EditContext, classId: string): Promise<readonly string[]> {
  const rows = await trx
    .selectFrom('enrollments')
    .select('user_id')
    .distinct()
    .where('class_id', '=', classId)
    .execute();
  return rows.map(({ user_id }) => user_id);
}

async function insistOnSessions(
  { trx, sight }: EditContext,
  { sessionIds }: Pick<Wanted, 'sessionIds'>,
): Promise<void> {
  for (const id of sessionIds) {
    if (await findRow(trx, sight, 'academicSessions', id)) continue;
    throw new RequestError('invalidRequest', 'There is no such academic session.');
  }
}

function columnsOf({ title, orgId, classType, grades, sessionIds }: Wanted) {
  return {
    title,
    org_id: orgId as string,
    class_type: classType,
    grades: [...grades],
    session_ids: [...sessionIds],
  };
}
