import { describe, expect, it } from 'vitest';
import type { OrgId, UserId } from '../contract/ids.ts';
import type { Org, RosterSource, User } from '../contract/rows.ts';
import type { AccountRole } from '../contract/session.ts';
import { mayAddAt, mayEditClass, mayEditPerson, type EditRefusal, type EditWorld, type PersonEdit } from './mayEdit.ts';

const ids = <T extends string>(...names: T[]): OrgId[] => names as string[] as OrgId[];
const org = (id: string, parentId: string | null, rosterSource: RosterSource = 'manual'): Org => ({
  id: id as OrgId,
  type: parentId === null ? 'district' : 'school',
  name: id,
  parentId: parentId as OrgId | null,
  rosterSource,
});
const orgs = [
  org('district', null),
  org('region', 'district'),
  org('mine', 'region'),
  org('other', 'district'),
  org('clever', 'region', 'clever'),
  org('link', 'district', 'classlink'),
];
const world = (role: AccountRole, ...orgIds: string[]): EditWorld => ({
  actor: { role, orgIds: orgIds as OrgId[] },
  org: (id) => orgs.find((one) => one.id === id),
});
const district = world('districtAdministrator', 'district');
const school = world('schoolAdministrator', 'mine', 'clever');
const region = world('schoolAdministrator', 'region');
const teacher = world('teacher', 'mine');

const person = (orgIds: string[], rosterSource: RosterSource = 'manual'): User => ({
  id: 'u' as UserId,
  givenName: 'Ada',
  familyName: 'Lin',
  role: 'student',
  grade: null,
  orgIds: orgIds as OrgId[],
  status: 'active',
  rosterSource,
});
const NAME: PersonEdit = { added: [], removed: [], everywhere: false };

describe('who may add to a roster', () => {
  it.each<readonly [string, EditWorld, readonly string[], EditRefusal | null]>([
    ['the district, anywhere', district, ['mine', 'other', 'district'], null],
    ['a school, at home', school, ['mine'], null],
    ['whoever has the org above', region, ['mine', 'region'], null],
    ['not a school elsewhere', school, ['mine', 'other'], 'forbidden'],
    ['not a school in its district', school, ['district'], 'forbidden'],
    ['not a teacher', teacher, ['mine'], 'forbidden'],
    ['nobody where Clever keeps the roster', district, ['clever'], 'rosterManaged'],
    ['nobody where one of the orgs is ClassLink’s', district, ['mine', 'link'], 'rosterManaged'],
    ['not at an org nobody knows', district, ['nowhere'], 'forbidden'],
  ])('%s', (_, by, orgIds, refusal) => {
    expect(mayAddAt(by, ids(...orgIds))).toBe(refusal);
  });
});

describe('who may edit a person', () => {
  it.each<readonly [string, EditWorld, User, PersonEdit, EditRefusal | null]>([
    ['a school, a name at home', school, person(['mine']), NAME, null],
    ['a school, the name of somebody who is also elsewhere', school, person(['mine', 'other']), NAME, null],
    ['not the status of such a person', school, person(['mine', 'other']), { ...NAME, everywhere: true }, 'forbidden'],
    ['the district, that too', district, person(['mine', 'other']), { ...NAME, everywhere: true }, null],
    ['not somebody elsewhere', school, person(['other']), NAME, 'forbidden'],
    ['not to another school', school, person(['mine']), { ...NAME, added: ids('other') }, 'forbidden'],
    ['not out of another school', school, person(['mine', 'other']), { ...NAME, removed: ids('other') }, 'forbidden'],
    [
      'the district, from school to school',
      district,
      person(['mine']),
      { ...NAME, added: ids('other'), removed: ids('mine') },
      null,
    ],
    [
      'not into a school that Clever keeps',
      district,
      person(['mine']),
      { ...NAME, added: ids('clever') },
      'rosterManaged',
    ],
    [
      'not out of one',
      district,
      person(['clever']),
      { ...NAME, added: ids('mine'), removed: ids('clever') },
      'rosterManaged',
    ],
    ['not somebody who is in one as well', district, person(['mine', 'link']), NAME, 'rosterManaged'],
    ['not somebody who came with a sync', district, person(['mine'], 'clever'), NAME, 'rosterManaged'],
    ['not a teacher', teacher, person(['mine']), NAME, 'forbidden'],
  ])('%s', (_, by, whom, edit, refusal) => {
    expect(mayEditPerson(by, whom, edit)).toBe(refusal);
  });
});

describe('who may edit a class and who is in it', () => {
  const at = (id: string): { orgId: OrgId } => ({ orgId: id as OrgId });
  it.each<readonly [string, EditWorld, string, string | undefined, EditRefusal | null]>([
    ['a school, at home', school, 'mine', undefined, null],
    ['not elsewhere', school, 'other', undefined, 'forbidden'],
    ['not a move to elsewhere', school, 'mine', 'other', 'forbidden'],
    ['the district, a move', district, 'mine', 'other', null],
    ['not where Clever keeps it', school, 'clever', undefined, 'rosterManaged'],
    ['not a move to there', district, 'mine', 'clever', 'rosterManaged'],
    ['not a teacher', teacher, 'mine', undefined, 'forbidden'],
  ])('%s', (_, by, from, to, refusal) => {
    expect(mayEditClass(by, at(from), to === undefined ? undefined : at(to))).toBe(refusal);
  });
});
