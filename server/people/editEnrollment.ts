import { sql } from 'kysely';
import type { EditEnrollment, NewEnrollment } from '../../shared/contract/rosterEdit.ts';
import type { Enrollment, User } from '../../shared/contract/rows.ts';
import { mayAddAt, mayEditClass } from '../../shared/roster/mayEdit.ts';
import { madeHereId } from '../../shared/roster/madeHere.ts';
import { RequestError } from '../problems.ts';
import { lockClass } from './editClass.ts';
import { insist, loadEditWorld } from './editWorld.ts';
import { settleMemberships } from './memberships.ts';
import { changedElsewhere, idTaken, insistOnSeen, isSame } from './premise.ts';
import { findRow, readRow } from './readRow.ts';
import type { EditContext, Edited } from './runEdit.ts';

type Wanted = Omit<Enrollment, 'id'>;

/** Puts a person into a class. */
export async function createEnrollment(context: EditContext, id: string, wanted: NewEnrollment): Promise<Edited> {
  const { trx, sight } = context;
  const { orgId } = await lockClass(context, wanted.classId);
  const person = await readRow(trx, sight, 'users', wanted.userId);
  insist(mayAddAt(await loadEditWorld(context, [orgId]), [orgId]));
  insistOnRole(person, wanted);
  const concerned = { userIds: [wanted.userId], orgIds: [orgId] };
  const there = await findRow(trx, sight, 'enrollments', id);
  if (there) {
    if (!isSame(there, { id, ...wanted })) throw idTaken();
    return { row: there, noop: true, ...concerned };
  }
  if (person.status !== 'active') throw new RequestError('inactiveUser');
  await insistOnNoOther(context, id, wanted);
  const made = await trx
    .insertInto('enrollments')
    .values({ id, district_id: sight.districtId, sourced_id: madeHereId(id), ...columnsOf(wanted) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) throw idTaken();
  await settleMemberships(trx, { userIds: [wanted.userId] });
  return { row: await readRow(trx, sight, 'enrollments', id), noop: false, ...concerned };
}

/** Alters what a person is in a class, or moves them to another class. */
export async function editEnrollment(
  context: EditContext,
  id: string,
  { seen, change }: Pick<EditEnrollment, 'seen' | 'change'>,
): Promise<Edited> {
  const { trx, sight } = context;
  const row = await lockEnrollment(context, id);
  const { id: _, ...before } = row;
  const named = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const wanted: Wanted = { ...before, ...named };
  const from = await readRow(trx, sight, 'classes', before.classId);
  const to = await lockClass(context, wanted.classId);
  insist(mayEditClass(await loadEditWorld(context, [from.orgId, to.orgId]), from, to));
  insistOnRole(await readRow(trx, sight, 'users', row.userId), wanted);
  const concerned = { userIds: [row.userId], orgIds: [from.orgId, to.orgId] };
  if (isSame(wanted, before)) return { row, noop: true, ...concerned };
  insistOnSeen(row, seen);
  await insistOnNoOther(context, id, wanted);
  await trx.updateTable('enrollments').set(columnsOf(wanted)).where('id', '=', id).execute();
  await settleMemberships(trx, { userIds: [row.userId] });
  return { row: await readRow(trx, sight, 'enrollments', id), noop: false, ...concerned };
}

/** Takes a person out of a class. */
export async function removeEnrollment(context: EditContext, id: string, seen: string): Promise<Edited> {
  const { trx, sight } = context;
  const row = await lockEnrollment(context, id);
  const { orgId } = await readRow(trx, sight, 'classes', row.classId);
  insist(mayEditClass(await loadEditWorld(context, [orgId]), { orgId }));
  insistOnSeen(row, seen);
  await trx.deleteFrom('enrollments').where('id', '=', id).execute();
  await settleMemberships(trx, { userIds: [row.userId] });
  return { row: null, noop: false, userIds: [row.userId], orgIds: [orgId] };
}

async function lockEnrollment({ trx, sight }: EditContext, id: string): Promise<Enrollment> {
  await sql`select from enrollments where id = ${id} and district_id = ${sight.districtId} for update`.execute(trx);
  return readRow(trx, sight, 'enrollments', id);
}

/** Students are students in every class, and adults never are. */
function insistOnRole(person: User, { role, primary }: Wanted): void {
  if ((person.role === 'student') !== (role === 'student')) {
    throw new RequestError('invalidRequest', 'Students are enrolled as students, adults as something else.');
  }
  if (primary && role !== 'teacher') throw new RequestError('invalidRequest', 'The teacher in charge is a teacher.');
}

/** Twice in a class would count twice. Whoever is in it already is handed back as they are. */
async function insistOnNoOther({ trx, sight }: EditContext, id: string, wanted: Wanted): Promise<void> {
  const other = await trx
    .selectFrom('enrollments')
    .select('id')
    .where('class_id', '=', wanted.classId)
    .where('user_id', '=', wanted.userId)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other) throw changedElsewhere(await readRow(trx, sight, 'enrollments', other.id));
}

function columnsOf({ classId, userId, role, primary }: Wanted) {
  return { class_id: classId as string, user_id: userId as string, role, is_primary: primary };
}
