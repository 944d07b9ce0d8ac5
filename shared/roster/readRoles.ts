import type { ColumnsOf } from './columns.ts';
import type { Limits } from './limits.ts';
import type { IsKnown } from './references.ts';
import { parseRole } from './roles.ts';
import type { FileMode } from './roster.ts';
import { createRow, type Row } from './row.ts';
import type { Table } from './table.ts';
import { userIdOf } from './userId.ts';
import type { RoleClaim } from './userRole.ts';

/** One usable row of roles.csv. */
export type RolesRow = RoleClaim & { readonly row: number; readonly gradeText: string };

/** The usable rows of roles.csv by person; `noteUnused` reports those whose person never came. */
export type RolesFile = {
  readonly of: ReadonlyMap<string, readonly RolesRow[]>;
  readonly report: Table<string>['report'];
};

/** Reads roles.csv of OneRoster 1.2, which says who is what and where. */
export function readRoles(
  table: Table<ColumnsOf<'roles'>>,
  mode: FileMode,
  limits: Limits,
  orgs: { readonly isKnown: IsKnown; readonly homes: ReadonlyMap<string, string> },
): RolesFile {
  const row = createRow(table, limits);
  const of = new Map<string, RolesRow[]>();
  let notKept = 0;
  table.eachRow((cells, number) => {
    row.moveTo(cells, number);
    const claim = readClaim(row, table.at, mode, limits, orgs);
    if (claim === 'notKept') notKept += 1;
    if (claim === null || claim === 'notKept') return;
    const claims = of.get(claim.userId);
    if (claims === undefined) of.set(claim.userId, [claim.claim]);
    else claims.push(claim.claim);
  });
  if (notKept > 0) {
    const message = `Roles of parents, guardians and other relatives left out: ${notKept}.`;
    table.report.note('skipped', { column: 'role', code: 'rolesNotKept', message });
  }
  return { of, report: table.report };
}

/** Reports the roles of people who are in no row of users.csv. */
export function noteUnusedRoles(roles: RolesFile, isUser: (sourcedId: string) => boolean, usersMode: FileMode): void {
  for (const [userId, rows] of roles.of) {
    if (isUser(userId)) continue;
    for (const { row } of rows) {
      const finding =
        usersMode === 'bulk'
          ? { code: 'unknownReference' as const, message: 'This person is in no row of users.csv that was kept.' }
          : { code: 'deltaIncomplete' as const, message: 'A changed role needs its person in users.csv as well.' };
      roles.report.skipped(row, { column: 'userSourcedId', ...finding });
    }
  }
}

function readClaim(
  row: Row,
  at: Table<ColumnsOf<'roles'>>['at'],
  mode: FileMode,
  limits: Limits,
  orgs: { readonly isKnown: IsKnown; readonly homes: ReadonlyMap<string, string> },
): { readonly userId: string; readonly claim: RolesRow } | 'notKept' | null {
  const status = row.text(at.status).toLowerCase();
  if (status === 'tobedeleted' || status === 'inactive') {
    return mode === 'delta'
      ? row.skipped(
          'status',
          'deltaIncomplete',
          'A role is taken away by sending the person with the roles that remain.',
        )
      : row.skipped('status', 'markedDeleted', 'The row is marked as deleted.', status);
  }
  const userId = row.required(at.userSourcedId, 'userSourcedId', limits.idLength);
  if (userId === null) return null;
  const roleText = row.required(at.role, 'role', limits.textLength);
  if (roleText === null) return null;
  const role = parseRole(roleText);
  if (role === null) return row.refused('role', 'valueUnreadable', 'This is no role we know.', roleText);
  if (role === 'notKept') {
    row.skipped('role', 'roleNotKept', 'Parents, guardians and relatives are not kept.', roleText);
    return 'notKept';
  }
  const orgText = row.required(at.orgSourcedId, 'orgSourcedId', limits.idLength);
  if (orgText === null) return null;
  const org = orgs.homes.get(orgText) ?? orgText;
  if (!orgs.isKnown(org)) {
    return row.skipped('orgSourcedId', 'unknownReference', 'This org is in no row of orgs.csv.', orgText);
  }
  const isPrimary = row.text(at.roleType).toLowerCase() === 'primary' || row.flag(at.isPrimary, 'isPrimary', false);
  const claim = { role, orgSourcedIds: [org], isPrimary, row: row.number(), gradeText: row.text(at.grade) };
  return { userId: userIdOf(userId), claim };
}
