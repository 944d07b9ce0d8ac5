import { describe, expect, it } from 'vitest';
import type { OrgId, UserId } from '../../shared/contract/ids.ts';
import type { RowVersion } from '../../shared/contract/rosterEdit.ts';
import type { User } from '../../shared/contract/rows.ts';
import { changeFrom, draftOf, isTouched, missingIn, newPerson } from './personDraft.ts';

const [s1, s2, s3] = ['s1', 's2', 's3'] as OrgId[] as [OrgId, OrgId, OrgId];
const seen = '00000000000000aa' as RowVersion;
const user: User = {
  id: 'u1' as UserId,
  givenName: 'Mia',
  familyName: 'Ochoa',
  role: 'teacher',
  grade: null,
  orgIds: [s1, s3],
  status: 'active',
  rosterSource: 'manual',
};

describe('what is typed about a person', () => {
  it('needs both names and a school', () => {
    const draft = newPerson('educator', null);
    expect(missingIn(draft)).toBe('givenName');
    expect(missingIn({ ...draft, givenName: 'Mia' })).toBe('familyName');
    expect(missingIn({ ...draft, givenName: 'Mia', familyName: 'Ochoa' })).toBe('orgId');
    expect(missingIn({ ...draft, givenName: 'Mia', familyName: 'Ochoa', orgId: s1 })).toBeNull();
  });

  it('adds somebody new under the id that is kept with it', () => {
    const draft = { ...newPerson('student', s1), givenName: ' Noor ', familyName: 'Haddad', grade: '03' as const };
    expect(changeFrom(draft, 'new')).toEqual({
      kind: 'addPerson',
      id: 'new',
      person: { givenName: 'Noor', familyName: 'Haddad', role: 'student', grade: '03', orgIds: [s1] },
    });
  });

  it('names only what is to be otherwise, about the row that was seen', () => {
    const start = draftOf({ user, seen });
    expect(changeFrom(start, '')).toBeNull();
    expect(isTouched(start, start)).toBe(false);
    const draft = { ...start, familyName: 'Ochoa Ruiz', role: 'aide' as const };
    expect(isTouched(draft, start)).toBe(true);
    expect(changeFrom(draft, '')).toEqual({
      kind: 'editPerson',
      userId: user.id,
      seen,
      change: { familyName: 'Ochoa Ruiz', role: 'aide' },
    });
  });

  it('moves from the first school, and leaves the others alone', () => {
    const start = draftOf({ user, seen });
    expect(changeFrom({ ...start, orgId: s2 }, '')).toMatchObject({ change: { orgIds: [s2, s3] } });
    expect(changeFrom({ ...start, orgId: s3 }, '')).toMatchObject({ change: { orgIds: [s3] } });
  });
});
