import type { OrgId } from '../../../shared/contract/ids.ts';
import { rowVersion } from '../../../shared/contract/rosterEdit.ts';
import type { EditLock, RosterPerson } from '../../../shared/contract/rosterChange.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { mayEditClass, mayEditPerson, type EditWorld } from '../../../shared/roster/mayEdit.ts';
import { readOrg } from '../store/readWorld.ts';
import type { Sql } from '../store/sqlite.ts';
import { readWireRow } from '../store/wireRows.ts';

/** `roster.person`: a person as the roster has them, and whether this account may edit them. */
export function readRosterPerson(sql: Sql, account: Account, userId: string): RosterPerson | null {
  const user = readWireRow(sql, 'users', userId);
  if (!user) return null;
  const nothing = { added: [], removed: [], everywhere: false };
  return { user, seen: rowVersion(user), lock: mayEditPerson(worldOf(sql, account), user, nothing) };
}

/** May this account edit classes of an org, and who is in them? The server asks the same. */
export function classLock(sql: Sql, account: Account, orgId: OrgId): EditLock {
  return mayEditClass(worldOf(sql, account), { orgId });
}

function worldOf(sql: Sql, { role, orgIds }: Account): EditWorld {
  return { actor: { role, orgIds }, org: (id) => readOrg(sql, id) };
}
