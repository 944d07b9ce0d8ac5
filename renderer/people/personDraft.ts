import type { OrgId } from '../../shared/contract/ids.ts';
import type { RosterChange } from '../../shared/contract/rosterChange.ts';
import type { RowVersion } from '../../shared/contract/rosterEdit.ts';
import type { User } from '../../shared/contract/rows.ts';

/** What is typed about a person, with the row as it was when the typing began; null for somebody new. */
export type PersonDraft = Readonly<{
  givenName: string;
  familyName: string;
  role: User['role'];
  grade: User['grade'];
  /** The first of their schools; null until one is chosen. */
  orgId: OrgId | null;
  status: User['status'];
  from: Readonly<{ user: User; seen: RowVersion }> | null;
}>;

/** Somebody new at a school. */
export function newPerson(of: 'student' | 'educator', orgId: OrgId | null): PersonDraft {
  const role = of === 'student' ? 'student' : 'teacher';
  return { givenName: '', familyName: '', role, grade: null, orgId, status: 'active', from: null };
}

/** Somebody as the roster has them. */
export function draftOf(from: Readonly<{ user: User; seen: RowVersion }>): PersonDraft {
  const { givenName, familyName, role, grade, orgIds, status } = from.user;
  return { givenName, familyName, role, grade, orgId: orgIds[0] ?? null, status, from };
}

/** Which field keeps the draft from being saved. */
export function missingIn({ givenName, familyName, orgId }: PersonDraft): 'givenName' | 'familyName' | 'orgId' | null {
  if (givenName.trim() === '') return 'givenName';
  if (familyName.trim() === '') return 'familyName';
  return orgId === null ? 'orgId' : null;
}

/** Is there something that closing would lose? */
export function isTouched(draft: PersonDraft, start: PersonDraft): boolean {
  return (['givenName', 'familyName', 'role', 'grade', 'orgId', 'status'] as const).some(
    (key) => draft[key] !== start[key],
  );
}

/** Has anything been typed? For somebody new the school alone, which may have been chosen for them, is nothing yet. */
export function isTyped(draft: PersonDraft): boolean {
  const { role, orgId, from } = draft;
  return isTouched(draft, from ? draftOf(from) : newPerson(role === 'student' ? 'student' : 'educator', orgId));
}

/** What saving asks of the roster; null when nothing is to be done. `id`: of somebody new. */
export function changeFrom(draft: PersonDraft, id: string): RosterChange | null {
  const { role, grade, orgId, status, from } = draft;
  const [givenName, familyName] = [draft.givenName.trim(), draft.familyName.trim()];
  if (orgId === null) return null;
  if (from === null) {
    return { kind: 'addPerson', id, person: { givenName, familyName, role, grade, orgIds: [orgId] } };
  }
  const { user, seen } = from;
  const change = {
    ...(givenName === user.givenName ? {} : { givenName }),
    ...(familyName === user.familyName ? {} : { familyName }),
    ...(role === user.role ? {} : { role }),
    ...(grade === user.grade ? {} : { grade }),
    ...(status === user.status ? {} : { status }),
    ...(orgId === user.orgIds[0] ? {} : { orgIds: movedTo(user.orgIds, orgId) }),
  };
  return Object.keys(change).length === 0 ? null : { kind: 'editPerson', userId: user.id, seen, change };
}

/** The school that was first is left for the new one; the others stay. */
function movedTo([first, ...others]: readonly OrgId[], to: OrgId): OrgId[] {
  return [to, ...others.filter((orgId) => orgId !== to && orgId !== first)];
}
