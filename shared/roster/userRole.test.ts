import { describe, expect, it } from 'vitest';
import { parseRole } from './roles.ts';
import { type RoleClaim, settleRole } from './userRole.ts';

const orgType = (org: string) => (org.startsWith('d') ? 'district' : org.startsWith('s') ? 'school' : undefined);
const claim = (role: RoleClaim['role'], orgs: string, isPrimary = false): RoleClaim => ({
  role,
  orgSourcedIds: orgs.split(' '),
  isPrimary,
});
const settle = (first: RoleClaim, ...rest: readonly RoleClaim[]) => settleRole([first, ...rest], orgType);

describe('role words', () => {
  it.each([
    ['student', 'Student', 'STUDENT'],
    ['teacher', 'Teacher', 'professor', 'Lecturer', 'faculty', 'Co-Teacher'],
    ['aide', 'Aide', 'staff', 'counselor'],
    ['proctor', 'Proctor'],
    ['administrator', 'Administrator'],
    ['siteAdministrator', 'principal', 'site administrator'],
    ['districtAdministrator', 'districtAdministrator'],
    ['notKept', 'parent', 'Guardian', 'relative'],
  ])('mean %s', (role, ...words) => {
    for (const word of words) expect(parseRole(word), word).toBe(role);
  });

  it('that no one knows mean nothing', () => {
    expect(parseRole('wizard')).toBeNull();
    expect(parseRole('')).toBeNull();
  });
});

describe('administrators', () => {
  it('of a district administer the district, of a school the school', () => {
    expect(settle(claim('administrator', 'd1'))).toMatchObject({
      role: 'districtAdministrator',
      orgSourcedIds: ['d1'],
    });
    expect(settle(claim('administrator', 's1'))).toMatchObject({ role: 'schoolAdministrator', orgSourcedIds: ['s1'] });
  });

  it('named for a school first and the district second administer the school only', () => {
    expect(settle(claim('administrator', 's1 d1'))).toMatchObject({
      role: 'schoolAdministrator',
      orgSourcedIds: ['s1'],
      narrowed: true,
    });
    expect(settle(claim('siteAdministrator', 'd1 s1')).orgSourcedIds).toEqual(['s1']);
  });

  it('called district administrators at a school only administer the school', () => {
    expect(settle(claim('districtAdministrator', 's1'))).toMatchObject({ role: 'schoolAdministrator', narrowed: true });
    expect(settle(claim('systemAdministrator', 's1 d1'))).toMatchObject({
      role: 'districtAdministrator',
      orgSourcedIds: ['d1', 's1'],
    });
  });

  it('who teach at another school do not administer that one', () => {
    const settled = settle(claim('administrator', 's1', true), claim('teacher', 's2'));
    expect(settled).toMatchObject({ role: 'schoolAdministrator', orgSourcedIds: ['s1'] });
    expect(settled.otherRoles).toHaveLength(1);
  });
});

describe('several roles', () => {
  it('take the primary one, wherever it stands, and the schools of the same role', () => {
    const settled = settle(claim('teacher', 's1'), claim('teacher', 's2', true), claim('teacher', 's3'));
    expect(settled).toMatchObject({ role: 'teacher', orgSourcedIds: ['s2', 's1', 's3'], otherRoles: [] });
  });

  it('of a teacher who administers elsewhere give membership and no further rights', () => {
    const settled = settle(claim('teacher', 's1', true), claim('administrator', 's2'));
    expect(settled).toMatchObject({ role: 'teacher', orgSourcedIds: ['s1', 's2'] });
    expect(settled.otherRoles).toHaveLength(1);
  });

  it('never make a student anything else', () => {
    const settled = settle(claim('student', 's1', true), claim('administrator', 'd1'));
    expect(settled).toMatchObject({ role: 'student', orgSourcedIds: ['s1'] });
  });
});
