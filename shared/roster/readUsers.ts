import type { ColumnsOf } from './columns.ts';
import { readGrade } from './gradeCells.ts';
import { type Grade, parseGrade } from './grades.ts';
import type { Limits } from './limits.ts';
import type { RolesFile, RolesRow } from './readRoles.ts';
import { readRecords, type Records } from './records.ts';
import type { IsKnown } from './references.ts';
import { parseRole } from './roles.ts';
import type { FileMode, RosterOrg, RosterUser } from './roster.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';
import { userIdOf } from './userId.ts';
import { placeRole, type RoleClaim, type SettledRole, settleRole } from './userRole.ts';

/** What people refer to, and the roles of roles.csv where there is one. */
export type UserReferences = {
  readonly orgs: ReadonlyMap<string, RosterOrg>;
  readonly homes: ReadonlyMap<string, string>;
  readonly isKnownOrg: IsKnown;
  readonly roles: RolesFile | null;
};

type At = Table<ColumnsOf<'users'>>['at'];
type Place = Pick<SettledRole<RoleClaim>, 'role' | 'orgSourcedIds'> & { readonly gradeText: string };

/** Reads users.csv: people with a role we keep, at an org we know. Passwords, phones and the like are never looked at. */
export function readUsers(
  table: Table<ColumnsOf<'users'>>,
  mode: FileMode,
  limits: Limits,
  references: UserReferences,
): Records<RosterUser> {
  const { at, report } = table;
  const emails = new Map<string, string>();
  const places = new Map<string, Place>();
  let notKept = 0;

  const placeOf = (row: Row, sourcedId: string): Place | null => {
    const rolesRows = references.roles?.of.get(sourcedId);
    if (rolesRows !== undefined) {
      const place = places.get(sourcedId) ?? placeByRolesFile(rolesRows, references);
      places.set(sourcedId, place);
      return place;
    }
    const claim = claimOfRow(row, at, mode, references);
    if (claim === 'notKept') notKept += 1;
    return claim === null || claim === 'notKept' ? null : placeByRow(row, claim, references);
  };

  const records = readRecords<ColumnsOf<'users'>, RosterUser>(table, mode, limits, {
    id: (row) => {
      const text = row.required(at.sourcedId, 'sourcedId', limits.idLength);
      return text === null ? null : userIdOf(text);
    },
    build: (row, sourcedId) => {
      const place = placeOf(row, sourcedId);
      if (place === null) return null;
      if (row.raw(at.sourcedId).includes('@')) {
        row.fixed('sourcedId', 'emailAsId', 'An e-mail address is used as the id; an id derived from it is kept.');
      }
      const givenName = row.optional(at.givenName, 'givenName') ?? '';
      const familyName = row.optional(at.familyName, 'familyName') ?? '';
      if (givenName === '' && familyName === '') return row.refused('familyName', 'valueMissing', 'There is no name.');
      const isStudent = place.role === 'student';
      return {
        sourcedId,
        givenName,
        familyName,
        role: place.role,
        grade: isStudent ? (readGrade(row, at.grades, 'grades') ?? gradeOf(place.gradeText)) : null,
        orgSourcedIds: place.orgSourcedIds,
        enabled: row.flag(at.enabledUser, 'enabledUser', true),
        email: isStudent ? null : readEmail(row, at, sourcedId, emails),
      };
    },
    merge: (row, first, second) => {
      const isSame =
        first.role === second.role && first.givenName === second.givenName && first.familyName === second.familyName;
      const orgSourcedIds = [...new Set([...first.orgSourcedIds, ...second.orgSourcedIds])];
      if (!isSame || orgSourcedIds.length === first.orgSourcedIds.length) return null;
      row.fixed('orgSourcedIds', 'duplicateMerged', 'The same person again at another org; kept once, at both.');
      return { ...first, orgSourcedIds };
    },
  });

  if (notKept > 0) {
    const message = `Parents, guardians and other relatives left out: ${notKept}.`;
    report.note('skipped', { column: 'role', code: 'rolesNotKept', message });
  }
  return records;
}

/** The role in users.csv itself, as OneRoster 1.1 has it. */
function claimOfRow(row: Row, at: At, mode: FileMode, references: UserReferences): RoleClaim | 'notKept' | null {
  const roleText = row.text(at.role);
  if (roleText === '') {
    if (references.roles === null) return row.refused('role', 'roleMissing', 'The person has no role.');
    return mode === 'delta'
      ? row.skipped('sourcedId', 'deltaIncomplete', 'A changed person needs their roles in roles.csv as well.')
      : row.skipped('sourcedId', 'roleMissing', 'The person has no usable row in roles.csv.');
  }
  const role = parseRole(roleText);
  if (role === null) return row.refused('role', 'valueUnreadable', 'This is no role we know.', roleText);
  if (role === 'notKept') {
    row.skipped('role', 'roleNotKept', 'Parents, guardians and relatives are not kept.', roleText);
    return 'notKept';
  }
  const orgSourcedIds = readOrgIds(row, at, references);
  return orgSourcedIds === null ? null : { role, orgSourcedIds, isPrimary: true };
}

function readOrgIds(row: Row, at: At, { homes, isKnownOrg }: UserReferences): readonly string[] | null {
  const named = row.list(at.orgSourcedIds);
  if (named.length === 0) return row.refused('orgSourcedIds', 'valueMissing', 'The person is at no org.');
  const primary = row.text(at.primaryOrgSourcedId);
  const inOrder = named.includes(primary) ? [primary, ...named.filter((org) => org !== primary)] : named;
  const homesOf = homes.size === 0 ? inOrder : [...new Set(inOrder.map((org) => homes.get(org) ?? org))];
  const known = homesOf.filter(isKnownOrg);
  const unknown = homesOf.find((org) => !isKnownOrg(org));
  if (unknown === undefined) return homesOf;
  const message = 'This org is in no row of orgs.csv.';
  if (known.length === 0) return row.skipped('orgSourcedIds', 'unknownReference', message, unknown);
  row.fixed('orgSourcedIds', 'unknownReference', `${message} The person was kept at their other orgs.`, unknown);
  return known;
}

function placeByRow(row: Row, claim: RoleClaim, { orgs }: UserReferences): Place {
  const settled = placeRole(claim, (org) => orgs.get(org)?.type);
  if (settled.narrowed) row.fixed('role', 'roleConflict', NARROWED);
  return { ...settled, gradeText: '' };
}

function placeByRolesFile(rows: readonly RolesRow[], { orgs, roles }: UserReferences): Place {
  const [first, ...rest] = rows;
  if (first === undefined) throw new Error('A person in the roles file has at least one row');
  const settled = settleRole([first, ...rest], (org) => orgs.get(org)?.type);
  if (settled.narrowed) roles?.report.fixed(first.row, { column: 'role', code: 'roleConflict', message: NARROWED });
  for (const other of settled.otherRoles) {
    const message = 'The person has another, main role; this one gives no further rights.';
    roles?.report.skipped(other.row, { column: 'role', code: 'secondRole', message, value: other.role });
  }
  return { ...settled, gradeText: rows.find(({ gradeText }) => gradeText !== '')?.gradeText ?? '' };
}

const NARROWED = 'Role and orgs do not fit together; the person administers the school only.';

function gradeOf(text: string): Grade | null {
  return parseGrade(text)?.grade ?? null;
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** An educator's address, for signing in: the e-mail column, else a user name that is one. */
function readEmail(row: Row, at: At, sourcedId: string, emails: Map<string, string>): string | null {
  const written = row.text(at.email).toLowerCase();
  const username = row.text(at.username).toLowerCase();
  const email = written === '' && EMAIL.test(username) ? username : written;
  if (email === '') return null;
  if (!EMAIL.test(email) || email.length > 254) {
    row.fixed('email', 'valueUnreadable', 'This is not an e-mail address; left empty.');
    return null;
  }
  const owner = emails.get(email);
  if (owner !== undefined && owner !== sourcedId) {
    row.fixed('email', 'duplicateEmail', 'Somebody else has the same e-mail address; left empty.');
    return null;
  }
  emails.set(email, sourcedId);
  return email;
}
