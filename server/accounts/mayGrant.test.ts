import { describe, expect, it } from 'vitest';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { Org } from '../../shared/contract/rows.ts';
import type { AccountRole } from '../../shared/contract/session.ts';
import type { EditWorld } from '../../shared/roster/mayEdit.ts';
import { isGrant, mayGrant, type Grant } from './mayGrant.ts';

const org = (id: string, parentId: string | null): Org => ({
  id: id as OrgId,
  type: parentId === null ? 'district' : 'school',
  name: id,
  parentId: parentId as OrgId | null,
  rosterSource: 'manual',
});
const orgs = [org('district', null), org('mine', 'district'), org('annex', 'mine'), org('other', 'district')];
const as = (role: AccountRole, ...orgIds: string[]): EditWorld => ({
  actor: { role, orgIds: orgIds as OrgId[] },
  org: (id) => orgs.find((one) => one.id === id),
});
const grant = (role: AccountRole, ...orgIds: string[]): Grant => ({ role, orgIds: orgIds as OrgId[] });

const D = 'districtAdministrator';
const S = 'schoolAdministrator';
const T = 'teacher';

describe('who may give an account which rights', () => {
  // Own role × the other's role × where.
  it.each<readonly [AccountRole, AccountRole, string, boolean]>([
    [D, D, 'district', true],
    [D, S, 'mine', true],
    [D, S, 'other', true],
    [D, S, 'mine other', true],
    [D, T, 'other', true],
    [D, T, 'elsewhere', false],
    [S, D, 'district', false],
    [S, D, 'mine', false],
    [S, S, 'mine', true],
    [S, S, 'annex', true],
    [S, S, 'mine annex', true],
    [S, S, 'other', false],
    [S, S, 'mine other', false],
    [S, S, 'district', false],
    [S, T, 'mine', true],
    [S, T, 'annex', true],
    [S, T, 'other', false],
    [S, T, 'mine other', false],
    [T, D, 'district', false],
    [T, S, 'mine', false],
    [T, T, 'mine', false],
  ])('%s → %s at %s: %s', (own, role, where, may) => {
    const actor = as(own, own === D ? 'district' : 'mine');
    expect(mayGrant(actor, grant(role, ...where.split(' ')))).toBe(may);
  });
});

describe('a grant', () => {
  it.each<readonly [AccountRole, string, boolean]>([
    [D, 'district', true],
    [D, 'mine', false],
    [D, 'district mine', false],
    [S, 'mine', true],
    [S, 'mine other', true],
    [S, 'mine mine', false],
    [S, 'district', false],
    [S, 'mine district', false],
    [T, 'mine', true],
    [T, 'district', false],
  ])('%s at %s: %s', (role, where, is) => {
    expect(isGrant(as(D, 'district'), grant(role, ...where.split(' ')))).toBe(is);
  });
});
