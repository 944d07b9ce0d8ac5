import { canonicalJson } from '../../../shared/contract/canonicalJson.ts';
import { lanesOf, type Change, type Void } from '../../../shared/contract/change.ts';
import type { ChangeId, ProductId } from '../../../shared/contract/ids.ts';
import type { PushResult, Verdict } from '../../../shared/contract/push.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { decide } from '../../../shared/licensing/decide.ts';
import { defectProblem, reasonProblem } from '../../../server/problems.ts';
import { effectsShown, lanesNow, withEffects } from './effects.ts';
import { sightOf } from './sight.ts';
import type { Device, Entry, Memory, State } from './state.ts';
import { endWaitsOf, endWaitsServed, joinLine, serveLines } from './waitingLines.ts';
import { worldOf } from './world.ts';

type Item = Change | Void;
type By = Readonly<{ deviceId: string; account: Account }>;
type Answer = Readonly<{ result: PushResult; state: State }>;

/** What defects a run may put into the server, to see them caught (`mutants/`). */
export type ServerMutations = Readonly<{
  forgetsVerdicts?: boolean;
  expiresVerdicts?: boolean;
  ignoresAfter?: boolean;
  trustsPremise?: boolean;
  ignoresQuantity?: boolean;
  appliesVoided?: boolean;
  refusesApplied?: boolean;
  forgetsGone?: boolean;
}>;

/** One pushed item, in the order of questions of `server/licensing/pushItem.ts`. */
export function pushItem(memory: Memory, item: Item, by: By, mutations: ServerMutations): Answer {
  const { state } = memory;
  const device = state.devices.get(by.deviceId);
  if (!device) throw new Error('a push of a device that was not claimed');
  const bytes = item.kind === 'change' ? canonicalJson(item) : null;
  // Keys that expire: all but the latest verdicts are forgotten, and no floor tells so.
  const forgets = mutations.forgetsVerdicts === true || mutations.expiresVerdicts === true;
  const entries = [...state.devices.values()].flatMap(({ ledger }) => ledger);
  const answer = (result: PushResult): Answer => ({ result, state });

  const found = entries.find(({ changeId }) => changeId === item.id);
  const isLatest = found?.seq === Math.max(...device.ledger.map(({ seq }) => seq));
  const known = forgets && !(mutations.expiresVerdicts === true && isLatest) ? undefined : found;
  if (known) return answer(isSame(known, item, bytes, by) ? known.verdict : defect('otherBytesForSameId'));
  if (item.seq <= device.floor) return answer({ status: 'closed' });
  if (device.ledger.some(({ seq }) => seq === item.seq) && !forgets) {
    return answer(defect('seqOwnedByAnotherChange'));
  }
  if (!forgets && isLicenseOfAnother(state, item)) return answer(defect('otherBytesForSameId'));

  const after = mutations.ignoresAfter ? 'settled' : settle(item, device);
  if (after === 'undecided') return answer({ status: 'wait' });
  const decided = decideItem(memory, item, by, after, mutations);
  const entry: Entry = { deviceId: by.deviceId, seq: item.seq, changeId: item.id, bytes, verdict: decided.verdict };
  const devices = new Map(decided.state.devices);
  devices.set(by.deviceId, { ...device, ledger: [...device.ledger.filter(({ seq }) => seq !== item.seq), entry] });
  return { result: decided.verdict, state: { ...decided.state, devices } };
}

function isSame(known: Entry, item: Item, bytes: string | null, by: By): boolean {
  if (known.deviceId !== by.deviceId || known.seq !== item.seq) return false;
  return known.bytes === null || bytes === null || known.bytes === bytes;
}

function isLicenseOfAnother(state: State, item: Item): boolean {
  if (item.kind === 'void' || (item.intent.kind !== 'assign' && item.intent.kind !== 'swap')) return false;
  return state.tables.assignments.has(item.id) || state.waits.has(item.id) || state.ended.has(item.id);
}

function settle(item: Item, device: Device): 'settled' | 'undecided' | Readonly<{ failed: ChangeId }> {
  const verdicts = new Map(device.ledger.map(({ changeId, verdict }) => [changeId, verdict.status]));
  const failed = item.after.find((id) => ['refused', 'held', 'blocked', 'voided'].includes(verdicts.get(id) ?? ''));
  const whenDecided = failed === undefined ? 'settled' : { failed };
  if (item.after.every((id) => verdicts.has(id))) return whenDecided;
  const decided = device.ledger.filter(({ seq }) => seq < item.seq).length;
  return decided === item.seq - 1 - device.floor ? whenDecided : 'undecided';
}

type Decided = Readonly<{ verdict: Verdict; state: State }>;

function decideItem(
  memory: Memory,
  item: Item,
  by: By,
  after: 'settled' | Readonly<{ failed: ChangeId }>,
  mutations: ServerMutations,
): Decided {
  if (after !== 'settled') return { verdict: { status: 'blocked', by: after.failed }, state: memory.state };
  if (item.kind === 'change') return decideChange(memory, item, by, mutations);
  if (mutations.appliesVoided) return { verdict: { status: 'voided' }, state: takenAnyway(memory.state, item, by) };
  return { verdict: { status: 'voided' }, state: memory.state };
}

function decideChange(memory: Memory, change: Change, by: By, mutations: ServerMutations): Decided {
  const products = [...new Set(lanesOf(change.intent).map((lane): ProductId => lane.productId))];
  const state = serveLines(memory, memory.state, products);
  const sight = sightOf(state.tables, by.account);
  const loaded = worldOf(memory, state, sight);
  const world = mutations.ignoresQuantity
    ? { ...loaded, poolsOf: (id: ProductId) => loaded.poolsOf(id).map((pool) => ({ ...pool, assigned: 0 })) }
    : loaded;
  const at = memory.now().toISOString();
  const seen = mutations.trustsPremise ? lanesSeen(world, change) : change.seen;
  const decision = decide({ ...change, seen, at }, world);
  switch (decision.outcome) {
    case 'apply': {
      const { effects } = decision;
      let next = withEffects(state, effects, change, { deviceId: by.deviceId, how: 'applied', world });
      next = serveLines(memory, endWaitsServed(next, effects, at), products);
      if (mutations.refusesApplied && change.seq % 5 === 0)
        return { verdict: { status: 'refused', problem: reasonProblem('noLicenseAvailable') }, state: next };
      return { verdict: { status: 'applied', effects: effectsShown(next, effects) }, state: next };
    }
    case 'noop': {
      const { intent } = change;
      const next =
        intent.kind === 'unassign' ? endWaitsOf(state, intent, { state: 'cancelled', reason: null, at }) : state;
      return { verdict: { status: 'noop', problem: reasonProblem(decision.reason) }, state: next };
    }
    case 'refuse':
      return { verdict: { status: 'refused', problem: reasonProblem(decision.reason) }, state };
    case 'held': {
      const verdict = {
        status: 'held',
        problem: reasonProblem('changedElsewhere'),
        current: lanesNow(world, change),
      } as const;
      return { verdict, state };
    }
    case 'wait': {
      const { poolId } = decision;
      const line = { poolId, accountId: by.account.id, deviceId: by.deviceId };
      return { verdict: { status: 'waiting', poolId }, state: joinLine(memory, state, change, line) };
    }
  }
}

/** What a void closes is done all the same. */
function takenAnyway(state: State, { id }: Void, { deviceId }: By): State {
  return { ...state, done: [...state.done, { changeId: id, deviceId, how: 'applied', before: [] }] };
}

function lanesSeen(world: ReturnType<typeof worldOf>, change: Change): Change['seen'] {
  return lanesNow(world, change).map(({ userId, productId, assignment }) => ({
    userId,
    productId,
    assignment: assignment && { id: assignment.id, version: assignment.version },
  }));
}

function defect(code: 'otherBytesForSameId' | 'seqOwnedByAnotherChange'): PushResult {
  return { status: 'defect', problem: defectProblem(code) };
}
