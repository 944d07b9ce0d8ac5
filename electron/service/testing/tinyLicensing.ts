import type { Change, Void } from '../../../shared/contract/change.ts';
import type { Closed } from '../../../shared/contract/pull.ts';
import { problemType } from '../../../shared/contract/problem.ts';
import type { PushResult, Verdict } from '../../../shared/contract/push.ts';
import { decide, type Effect } from '../../../shared/licensing/decide.ts';
import type { World } from '../../../shared/licensing/world.ts';
import { sampleAccount, type DistrictRows } from './sampleDistrict.ts';

/** The server's side of licensing, held in memory: decides with the shared rules, each change once. */
export type TinyLicensing = Readonly<{
  push: (item: Change | Void) => PushResult;
  verdicts: () => readonly { id: string; seq: number; verdict: Verdict }[];
  rows: () => DistrictRows;
  /** Everything about licenses, and every license that ever went; idempotent, as deltas are. */
  delta: () => { rows: Partial<DistrictRows>; gone: { assignments: string[] }; closed: Closed };
  closed: () => Closed;
  cursor: () => string;
  epoch: () => string;
  /** How often a change altered something. */
  applied: (id: string) => number;
  /** Somebody else does something. */
  alter: (work: (rows: DistrictRows) => void) => void;
  /** The server is restored from a backup that knows none of what was pushed. */
  restore: (epoch: string) => void;
}>;

export function createTinyLicensing(start: DistrictRows): TinyLicensing {
  let rows = structuredClone(start);
  let epoch = 'epoch-1';
  let version = 1;
  const ledger = new Map<string, { id: string; seq: number; verdict: Verdict }>();
  const applied = new Map<string, number>();
  const gone = new Set<string>();
  const goneWaiting = new Set<string>();

  const world = (): World => ({
    today: '2025-10-01',
    actor: sampleAccount,
    user: (id) => rows.users.find((user) => user.id === id),
    org: (id) => rows.orgs.find((org) => org.id === id),
    product: (id) => rows.products.find((product) => product.id === id),
    poolsOf: (productId) => rows.pools.filter((pool) => pool.productId === productId),
    holding: (userId, productId) =>
      rows.assignments.find((held) => held.userId === userId && held.productId === productId),
    teaches: () => false,
  });
  const count = (poolId: string, by: number): void => {
    rows.pools = rows.pools.map((pool) => (pool.id === poolId ? { ...pool, assigned: pool.assigned + by } : pool));
  };
  const write = (effect: Effect): void => {
    const { assignment } = effect;
    rows.assignments = rows.assignments.filter((held) => held.id !== assignment.id);
    if (effect.kind === 'deleted') gone.add(assignment.id);
    else rows.assignments.push(assignment);
    if (effect.kind !== 'moved') count(assignment.poolId, effect.kind === 'created' ? 1 : -1);
  };
  const problem = (code: Parameters<typeof problemType>[0]) => ({ type: problemType(code), title: code, status: 409 });

  const decideNew = (item: Change): Verdict => {
    const decision = decide({ ...item, at: '2025-10-01T12:00:00.000Z' }, world());
    switch (decision.outcome) {
      case 'apply': {
        for (const effect of decision.effects) write(effect);
        applied.set(item.id, (applied.get(item.id) ?? 0) + 1);
        const kept = decision.effects.filter((effect) => effect.kind !== 'deleted').map(({ assignment }) => assignment);
        const released = decision.effects
          .filter((effect) => effect.kind === 'deleted')
          .map(({ assignment }) => assignment.id);
        return { status: 'applied', effects: { assignments: kept, released, pools: [] } };
      }
      case 'noop':
        return { status: 'noop', problem: problem(decision.reason) };
      case 'refuse':
        return { status: 'refused', problem: problem(decision.reason) };
      case 'held':
        return { status: 'held', problem: problem('changedElsewhere'), current: [] };
      case 'wait':
        return { status: 'waiting', poolId: decision.poolId };
    }
  };
  const afterOf = (item: Change | Void): 'settled' | 'undecided' | { by: Change['id'] } => {
    for (const id of item.after) {
      const status = ledger.get(id)?.verdict.status;
      if (status === undefined) return 'undecided';
      if (['refused', 'held', 'blocked', 'voided'].includes(status)) return { by: id };
    }
    return 'settled';
  };
  const closed = (): Closed => ({ floor: 0, seqs: [...ledger.values()].map(({ seq }) => seq) });

  return {
    push: (item) => {
      const known = ledger.get(item.id);
      if (known) return known.verdict;
      const after = afterOf(item);
      if (after === 'undecided') return { status: 'wait' };
      const verdict: Verdict =
        after !== 'settled'
          ? { status: 'blocked', by: after.by }
          : item.kind === 'void'
            ? { status: 'voided' }
            : decideNew(item);
      ledger.set(item.id, { id: item.id, seq: item.seq, verdict });
      version += 1;
      return verdict;
    },
    verdicts: () => [...ledger.values()],
    rows: () => rows,
    delta: () => ({
      rows: { assignments: rows.assignments, pools: rows.pools, users: rows.users, waiting: rows.waiting },
      gone: { assignments: [...gone], waiting: [...goneWaiting] },
      closed: closed(),
    }),
    closed,
    cursor: () => `${epoch}.${version}`,
    epoch: () => epoch,
    applied: (id) => applied.get(id) ?? 0,
    alter: (work) => {
      const before = new Set(rows.assignments.map((held) => held.id));
      const waiting = new Set(rows.waiting.map(({ id }): string => id));
      work(rows);
      for (const { id } of rows.waiting) waiting.delete(id);
      for (const id of waiting) goneWaiting.add(id);
      for (const held of rows.assignments) before.delete(held.id);
      for (const id of before) gone.add(id);
      version += 1;
    },
    restore: (next) => {
      epoch = next;
      rows = structuredClone(start);
      ledger.clear();
      gone.clear();
      goneWaiting.clear();
    },
  };
}
