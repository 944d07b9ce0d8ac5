import type { ClassId, UserId } from '../../shared/contract/ids.ts';
import type { RosterChange, RosterOutcome } from '../../shared/contract/rosterChange.ts';
import type { RowVersion } from '../../shared/contract/rosterEdit.ts';
import type { PersonHit } from '../../shared/contract/view.ts';

export type Joining = Pick<PersonHit, 'userId' | 'givenName' | 'familyName' | 'grade'>;

/** What is to be altered in the roster of a class, and has not been sent. */
export type RosterDraft = Readonly<{
  /** The new name, with the class as it was when typing began; null while it stays as it is. */
  name: Readonly<{ title: string; seen: RowVersion }> | null;
  joining: readonly Joining[];
  leaving: ReadonlySet<UserId>;
}>;

export const emptyRosterDraft: RosterDraft = { name: null, joining: [], leaving: new Set() };

type Shown = Readonly<{ title: string; seen: RowVersion }>;

/** With another name. The name it has is no change. */
export function renamed(draft: RosterDraft, shown: Shown, title: string): RosterDraft {
  return { ...draft, name: title === shown.title ? null : { title, seen: draft.name?.seen ?? shown.seen } };
}

/** With somebody more. */
export function joined(draft: RosterDraft, person: Joining): RosterDraft {
  if (draft.joining.some(({ userId }) => userId === person.userId)) return draft;
  return { ...draft, joining: [...draft.joining, person] };
}

/** Without somebody who was to join. */
export function notJoining(draft: RosterDraft, userId: UserId): RosterDraft {
  return { ...draft, joining: draft.joining.filter((person) => person.userId !== userId) };
}

/** Somebody in the class leaves it, or stays after all. */
export function leavingToggled(draft: RosterDraft, userId: UserId): RosterDraft {
  const leaving = new Set(draft.leaving);
  if (!leaving.delete(userId)) leaving.add(userId);
  return { ...draft, leaving };
}

/** Can it be sent? A class has a name. */
export function isReady({ name }: RosterDraft): boolean {
  return name === null || name.title.trim() !== '';
}

/** What sending it asks of the roster, in the order in which it is done. */
export function changesOf({ name, joining, leaving }: RosterDraft, classId: ClassId): readonly RosterChange[] {
  return [
    ...(name === null ? [] : [{ kind: 'renameClass' as const, classId, seen: name.seen, title: name.title.trim() }]),
    ...joining.map(({ userId }) => ({ kind: 'enroll' as const, classId, userId })),
    ...[...leaving].map((userId) => ({ kind: 'unenroll' as const, classId, userId })),
  ];
}

/** How many changes it is. */
export function countOf({ name, joining, leaving }: RosterDraft): number {
  return (name === null ? 0 : 1) + joining.length + leaving.size;
}

/** What is left of it when these outcomes have come: what was done goes, the rest stays for another try. */
export function restOf(
  draft: RosterDraft,
  changes: readonly RosterChange[],
  outcomes: readonly RosterOutcome[],
): RosterDraft {
  let rest = draft;
  for (const [at, change] of changes.entries()) {
    const outcome = outcomes[at];
    if (change.kind === 'renameClass') {
      // What somebody else made of the name is seen by now, and the next try is about that.
      if (outcome === 'done' || outcome === 'changedElsewhere') rest = { ...rest, name: null };
    } else if (outcome !== 'done') continue;
    else if (change.kind === 'enroll') rest = notJoining(rest, change.userId);
    else if (change.kind === 'unenroll') rest = leavingToggled(rest, change.userId);
  }
  return rest;
}

/** The first thing that was not done, and how many were not; null when all was. */
export function failureOf(
  outcomes: readonly RosterOutcome[],
): Readonly<{ outcome: Exclude<RosterOutcome, 'done'>; count: number }> | null {
  const failed = outcomes.filter((outcome) => outcome !== 'done');
  return failed[0] === undefined ? null : { outcome: failed[0], count: failed.length };
}
