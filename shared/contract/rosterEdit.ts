import * as z from 'zod';
import { cleanText } from '../roster/cleanText.ts';
import { ClassId, OrgId, SessionId, UserId } from './ids.ts';
import { formatHash, rowHash } from './rowHash.ts';
import { Class, Grade, User, UserRole, type Enrollment } from './rows.ts';

/** In one spelling only: ids are compared as text. */
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);

/** UUIDv7, made by the device: the same edit, sent again, has the same answer and alters nothing more. */
export const EditId = uuid.brand<'EditId'>();
export type EditId = z.infer<typeof EditId>;

/** The id of something new; its author makes it, so that it can be named in a later edit before the server knows it. */
export const NewId = uuid;

/** A row as its author saw it: `rowVersion` of it. */
export const RowVersion = z.string().regex(/^[0-9a-f]{16}$/);
export type RowVersion = z.infer<typeof RowVersion>;

/** The version of a row on the wire. Made of its content, so a client has it for every row it holds, offline too. */
export function rowVersion(row: User | Class | Enrollment): RowVersion {
  return formatHash(rowHash(row));
}

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .regex(/^\P{Cc}*$/u)
    .overwrite(cleanText)
    .min(1);

const person = {
  givenName: text(100),
  familyName: text(100),
  role: UserRole,
  /** Students only. */
  grade: Grade.nullable(),
  /** The primary one first. */
  orgIds: z.array(OrgId).min(1).max(50),
  /** Adults only. It comes in and never goes out again. */
  email: z.email().max(320).nullable(),
};

/** `PUT /v1/people/{userId}` */
export const CreatePerson = z.strictObject({
  editId: EditId,
  person: z.strictObject({ ...person, email: person.email.optional() }),
});
export type CreatePerson = Readonly<z.infer<typeof CreatePerson>>;
export type NewPerson = CreatePerson['person'];

/** `PATCH /v1/people/{userId}`: what is named becomes so. Other orgs are a move; `inactive` is to have left. */
export const EditPerson = z.strictObject({
  editId: EditId,
  seen: RowVersion,
  change: z.strictObject({ ...person, status: User.shape.status }).partial(),
});
export type EditPerson = Readonly<z.infer<typeof EditPerson>>;

const schoolClass = {
  title: text(200),
  orgId: OrgId,
  classType: Class.shape.classType,
  grades: z.array(Grade).max(20),
  sessionIds: z.array(SessionId).max(20),
};

/** `PUT /v1/classes/{classId}` */
export const CreateClass = z.strictObject({ editId: EditId, class: z.strictObject(schoolClass) });
export type CreateClass = Readonly<z.infer<typeof CreateClass>>;
export type NewClass = CreateClass['class'];

/** `PATCH /v1/classes/{classId}` */
export const EditClass = z.strictObject({
  editId: EditId,
  seen: RowVersion,
  change: z.strictObject(schoolClass).partial(),
});
export type EditClass = Readonly<z.infer<typeof EditClass>>;

/** The query of a `DELETE`. */
export const Removal = z.strictObject({ editId: EditId, seen: RowVersion });
export type Removal = Readonly<z.infer<typeof Removal>>;

const enrollment = { classId: ClassId, userId: UserId, role: UserRole, primary: z.boolean() };

/** `PUT /v1/enrollments/{enrollmentId}` */
export const CreateEnrollment = z.strictObject({ editId: EditId, enrollment: z.strictObject(enrollment) });
export type CreateEnrollment = Readonly<z.infer<typeof CreateEnrollment>>;
export type NewEnrollment = CreateEnrollment['enrollment'];

/** `PATCH /v1/enrollments/{enrollmentId}`: another class is a move. */
export const EditEnrollment = z.strictObject({
  editId: EditId,
  seen: RowVersion,
  change: z.strictObject({ classId: enrollment.classId, role: enrollment.role, primary: enrollment.primary }).partial(),
});
export type EditEnrollment = Readonly<z.infer<typeof EditEnrollment>>;
