import { describe, expect, it } from 'vitest';
import type { ClassId, UserId } from '../../shared/contract/ids.ts';
import type { RowVersion } from '../../shared/contract/rosterEdit.ts';
import {
  changesOf,
  countOf,
  emptyRosterDraft,
  failureOf,
  isReady,
  joined,
  leavingToggled,
  renamed,
  restOf,
} from './rosterDraft.ts';

const classId = 'c1' as ClassId;
const [ana, bo] = ['ana' as UserId, 'bo' as UserId];
const seen = '0000000000000001' as RowVersion;
const later = '0000000000000002' as RowVersion;
const shown = { title: 'Room 1', seen };
const who = (userId: UserId) => ({ userId, givenName: 'A', familyName: 'B', grade: null });

describe('what is to be altered in the roster of a class', () => {
  it('is about the class as it was when typing began, whatever a sync brings meanwhile', () => {
    const typing = renamed(emptyRosterDraft, shown, 'Room 2');
    const done = renamed(typing, { title: 'Room 9', seen: later }, 'Room 23');
    expect(changesOf(done, classId)).toEqual([{ kind: 'renameClass', classId, seen, title: 'Room 23' }]);
  });

  it('is nothing when the name is as it was, and cannot be sent without one', () => {
    expect(countOf(renamed(renamed(emptyRosterDraft, shown, 'Room 2'), shown, 'Room 1'))).toBe(0);
    expect(isReady(renamed(emptyRosterDraft, shown, '  '))).toBe(false);
  });

  it('names each person once, and forgets who stays after all', () => {
    const draft = leavingToggled(joined(joined(emptyRosterDraft, who(ana)), who(ana)), bo);
    expect(changesOf(draft, classId)).toEqual([
      { kind: 'enroll', classId, userId: ana },
      { kind: 'unenroll', classId, userId: bo },
    ]);
    expect(countOf(leavingToggled(draft, bo))).toBe(1);
  });

  it('keeps what was not done for another try, but not a name that somebody else has altered', () => {
    const draft = leavingToggled(joined(renamed(emptyRosterDraft, shown, 'Room 2'), who(ana)), bo);
    const changes = changesOf(draft, classId);
    const rest = restOf(draft, changes, ['changedElsewhere', 'done', 'unreachable']);
    expect(changesOf(rest, classId)).toEqual([{ kind: 'unenroll', classId, userId: bo }]);
    expect(failureOf(['changedElsewhere', 'done', 'unreachable'])).toEqual({ outcome: 'changedElsewhere', count: 2 });
    expect(failureOf(['done'])).toBeNull();
  });
});
