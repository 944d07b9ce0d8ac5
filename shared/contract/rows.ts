import * as z from 'zod';
import { GRADES } from '../roster/grades.ts';
import {
  AssignmentId,
  ChangeId,
  ClassId,
  Day,
  EnrollmentId,
  Instant,
  OrgId,
  PoolId,
  ProductId,
  SessionId,
  UserId,
} from './ids.ts';

/** Where a roster is kept: in the app itself (manual entry, bulk upload) or in a rostering platform. */
export const RosterSource = z.enum(['manual', 'clever', 'classlink']);
export type RosterSource = z.infer<typeof RosterSource>;

/** A canonical grade code: `PK`, `KG`, `01`… */
export const Grade = z.enum(GRADES);

export const Org = z.strictObject({
  id: OrgId,
  type: z.enum(['district', 'school', 'other']),
  name: z.string(),
  parentId: OrgId.nullable(),
  rosterSource: RosterSource,
});
export type Org = Readonly<z.infer<typeof Org>>;

export const UserRole = z.enum(['student', 'teacher', 'aide', 'proctor', 'administrator']);
export type UserRole = z.infer<typeof UserRole>;

/** Only what the job needs: no e-mail, birth date, sex, address or phone ever travels (SECURITY: student privacy). */
export const User = z.strictObject({
  id: UserId,
  givenName: z.string(),
  familyName: z.string(),
  role: UserRole,
  /** Null for adults, and for students without one. */
  grade: Grade.nullable(),
  /** Schools and districts the person belongs to, the primary one first. */
  orgIds: z.array(OrgId).min(1),
  status: z.enum(['active', 'inactive']),
  /** How this person came onto the roster. */
  rosterSource: RosterSource,
});
export type User = Readonly<z.infer<typeof User>>;

export const AcademicSession = z.strictObject({
  id: SessionId,
  title: z.string(),
  type: z.enum(['schoolYear', 'semester', 'term', 'gradingPeriod']),
  startsOn: Day,
  endsOn: Day,
  parentId: SessionId.nullable(),
});
export type AcademicSession = Readonly<z.infer<typeof AcademicSession>>;

export const Class = z.strictObject({
  id: ClassId,
  title: z.string(),
  orgId: OrgId,
  classType: z.enum(['homeroom', 'scheduled']),
  grades: z.array(Grade),
  sessionIds: z.array(SessionId),
});
export type Class = Readonly<z.infer<typeof Class>>;

export const Enrollment = z.strictObject({
  id: EnrollmentId,
  classId: ClassId,
  userId: UserId,
  role: UserRole,
  /** The teacher in charge, where a class has several. */
  primary: z.boolean(),
});
export type Enrollment = Readonly<z.infer<typeof Enrollment>>;

export const ProductColor = z.enum(['indigo', 'teal', 'plum', 'amber', 'green', 'blue', 'rose', 'slate']);
export type ProductColor = z.infer<typeof ProductColor>;

export const Product = z.strictObject({
  id: ProductId,
  name: z.string(),
  /** Two or three letters that stand beside the color, so that color is never the only sign. */
  code: z.string().min(1).max(4),
  audience: z.enum(['student', 'educator']),
  minGrade: Grade.nullable(),
  maxGrade: Grade.nullable(),
  color: ProductColor,
});
export type Product = Readonly<z.infer<typeof Product>>;

/** A quantity of licenses of one product, bought for one org and one term. */
export const Pool = z.strictObject({
  id: PoolId,
  productId: ProductId,
  orgId: OrgId,
  quantity: z.int().min(0),
  /** Counted over the whole pool, also where the reader may not see every holder. */
  assigned: z.int().min(0),
  startsOn: Day,
  endsOn: Day,
});
export type Pool = Readonly<z.infer<typeof Pool>>;

export const Assignment = z.strictObject({
  id: AssignmentId,
  userId: UserId,
  productId: ProductId,
  poolId: PoolId,
  /** 1 at creation; rises by one at every change of this license. */
  version: z.int().min(1),
  assignedAt: Instant,
});
export type Assignment = Readonly<z.infer<typeof Assignment>>;

/** Somebody who waits for a license: first come, first served, in the order of `requestedAt` and `id`. */
export const WaitingEntry = z.strictObject({
  /** The change that would rather wait than be refused; the license will have the same id. */
  id: ChangeId,
  userId: UserId,
  productId: ProductId,
  /** The pool it would have come from; a license of any pool that serves the person ends the wait. */
  poolId: PoolId,
  requestedAt: Instant,
});
export type WaitingEntry = Readonly<z.infer<typeof WaitingEntry>>;

/** Every base table by its name on the wire and in the stores. */
export const tables = {
  orgs: Org,
  academicSessions: AcademicSession,
  users: User,
  classes: Class,
  enrollments: Enrollment,
  products: Product,
  pools: Pool,
  assignments: Assignment,
  waiting: WaitingEntry,
} as const;

export type TableName = keyof typeof tables;
export const tableNames = Object.keys(tables) as readonly TableName[];
export type RowOf<T extends TableName> = Readonly<z.infer<(typeof tables)[T]>>;
