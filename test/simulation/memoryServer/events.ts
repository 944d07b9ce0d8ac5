import type { Account } from '../../../shared/contract/session.ts';
import type { RowOf } from '../../../shared/contract/rows.ts';
import type { SiteEvent } from '../site.ts';
import { commit, withRow, type Memory, type State } from './state.ts';
import { endWait, serveLines, type End } from './waitingLines.ts';

type RosterEvent = Exclude<SiteEvent, { kind: 'expireTokens' | 'endSessions' | 'backUp' | 'restore' | 'prune' }>;

/** What happens to rosters, pools and rights, as an import or an administrator would do it. */
export function alterRows(memory: Memory, event: RosterEvent): void {
  commit(memory, served(memory, altered(memory.state, event, memory)));
}

function altered(state: State, event: RosterEvent, memory: Memory): State {
  const { tables } = state;
  switch (event.kind) {
    case 'cutPool': {
      const pool = tables.pools.get(event.poolId);
      return pool ? withRow(state, 'pools', pool.id, { ...pool, quantity: event.quantity }) : state;
    }
    case 'setStatus': {
      const user = tables.users.get(event.userId);
      if (!user) return state;
      const next = withRow(state, 'users', user.id, { ...user, status: event.status });
      return event.status === 'inactive' ? withoutWaits(next, user.id, memory.now().toISOString()) : next;
    }
    case 'moveSchool': {
      const user = tables.users.get(event.userId);
      return user ? withRow(state, 'users', user.id, { ...user, orgIds: [event.orgId as never] }) : state;
    }
    case 'enroll': {
      const { id } = event;
      if (tables.enrollments.has(id)) return state;
      const row = { id, classId: event.classId, userId: event.userId, role: 'student', primary: false };
      return tables.users.has(event.userId) ? withRow(state, 'enrollments', id, row as RowOf<'enrollments'>) : state;
    }
    case 'withdraw':
      return tables.enrollments.has(event.enrollmentId)
        ? withRow(state, 'enrollments', event.enrollmentId, null)
        : state;
    case 'rights': {
      const account = state.accounts.get(event.accountId);
      if (!account) return state;
      const next: Account = { ...account, orgIds: event.orgIds as Account['orgIds'] };
      return { ...state, accounts: new Map(state.accounts).set(account.id, next) };
    }
  }
}

function withoutWaits(state: State, userId: string, at: string): State {
  let next = state;
  const end: End = { state: 'dropped', reason: 'inactiveUser', at };
  for (const entry of state.tables.waiting.values()) if (entry.userId === userId) next = endWait(next, entry.id, end);
  return next;
}

/** Whatever made room serves who waits. */
function served(memory: Memory, state: State): State {
  return serveLines(memory, state, [...new Set([...state.tables.waiting.values()].map(({ productId }) => productId))]);
}
