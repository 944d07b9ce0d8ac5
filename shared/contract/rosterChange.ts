import * as z from 'zod';
import { ClassId, UserId } from './ids.ts';
import { CreatePerson, EditClass, EditPerson, NewId, RowVersion } from './rosterEdit.ts';
import { User } from './rows.ts';

/** An edit of a roster that is kept by hand, as a window asks for it. `seen`: the row as the person had it on screen. */
export const RosterChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('renameClass'),
    classId: ClassId,
    seen: RowVersion,
    title: EditClass.shape.change.shape.title.unwrap(),
  }),
  z.strictObject({ kind: z.literal('enroll'), classId: ClassId, userId: UserId }),
  z.strictObject({ kind: z.literal('unenroll'), classId: ClassId, userId: UserId }),
  /** The id is made by the window: asked once more, it is the same person. */
  z.strictObject({ kind: z.literal('addPerson'), id: NewId, person: CreatePerson.shape.person }),
  z.strictObject({
    kind: z.literal('editPerson'),
    userId: UserId,
    seen: RowVersion,
    change: EditPerson.shape.change,
  }),
]);
export type RosterChange = Readonly<z.infer<typeof RosterChange>>;

/** What became of an edit. */
export const RosterOutcome = z.enum([
  'done',
  /** This account may not. */
  'forbidden',
  /** Clever or ClassLink keep that roster. */
  'rosterManaged',
  /** Somebody else was faster: what is there now is not what the person saw. */
  'changedElsewhere',
  /** Who left is put into no class. */
  'inactiveUser',
  'notFound',
  /** The server does not take it so. */
  'invalid',
  /** An import of the district is under way, or too much at once. */
  'busy',
  /** There is no connection; it did not arrive, or nobody knows. */
  'unreachable',
]);
export type RosterOutcome = z.infer<typeof RosterOutcome>;

/** Why this account may not edit something of the roster here; null when it may. */
export const EditLock = z.enum(['forbidden', 'rosterManaged']).nullable();
export type EditLock = z.infer<typeof EditLock>;

/** A person as the roster has them, to be edited. */
export const RosterPerson = z.strictObject({ user: User, seen: RowVersion, lock: EditLock });
export type RosterPerson = Readonly<z.infer<typeof RosterPerson>>;
