import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import type { Change, Void } from '../../shared/contract/change.ts';
import type { ChangeId } from '../../shared/contract/ids.ts';
import type { PushResult, Verdict } from '../../shared/contract/push.ts';
import { auditChange } from '../audit/auditChange.ts';
import { NOTICE_CHANNEL } from '../events/channel.ts';
import type { Trx } from '../database/transaction.ts';
import { sql } from 'kysely';
import { defectProblem } from '../problems.ts';
import { decideChange } from './decideChange.ts';
import { countDecidedBelow, findEntries, lockDevice, type Entry } from './ledger.ts';
import type { LineHold } from './lines.ts';
import type { Sight } from './sight.ts';
import type { Doer } from './writeEffects.ts';

/** What of a device may be pushed: a change, or its void. */
export type Item = Change | Void;

/**
 * One pushed item, in one transaction (SYNC: Wire): what the ledger knows already is answered from it, everything else
 * is decided, and the verdict is written together with what it did.
 */
export async function pushItem(trx: Trx, item: Item, sight: Sight, doer: Doer, hold: LineHold): Promise<PushResult> {
  const { floor } = await lockDevice(trx, doer.deviceId);
  const entries = await findEntries(trx, { deviceId: doer.deviceId, seq: item.seq, ids: [item.id, ...item.after] });
  const hash = item.kind === 'change' ? hashOf(item) : null;

  const known = entries.find((entry) => entry.changeId === item.id);
  if (known) return isSame(known, item, hash, doer) ? known.verdict : defect('otherBytesForSameId');
  if (item.seq <= floor) return { status: 'closed' };
  if (entries.some((entry) => entry.deviceId === doer.deviceId && entry.seq === item.seq)) {
    return defect('seqOwnedByAnotherChange');
  }
  if (await isLicenseOfAnother(trx, item)) return defect('otherBytesForSameId');

  const after = await settle(trx, item, entries, floor, doer);
  if (after.state === 'undecided') return { status: 'wait' };
  const verdict: Verdict =
    after.state === 'failed'
      ? { status: 'blocked', by: after.by }
      : item.kind === 'void'
        ? { status: 'voided' }
        : await decideChange(trx, item, sight, doer, hold);
  await record(trx, item, hash, verdict, doer);
  return verdict;
}

/** The bytes a change is known by, whoever wrote its keys in which order. */
function hashOf(item: Item): string {
  return createHash('sha256').update(canonicalJson(item)).digest('base64url');
}

/**
 * A change comes again with the same bytes. A void may come for a number that its change has closed (it was applied
 * already), and a change for one that its void has closed.
 */
function isSame(known: Entry, item: Item, hash: string | null, { deviceId }: Doer): boolean {
  if (known.deviceId !== deviceId || known.seq !== item.seq) return false;
  return known.hash === null || hash === null || known.hash === hash;
}

/** A license, and a wait for one, is named after its change; another device may not make one of the same name. */
async function isLicenseOfAnother(trx: Trx, item: Item): Promise<boolean> {
  if (item.kind === 'void' || (item.intent.kind !== 'assign' && item.intent.kind !== 'swap')) return false;
  const { rows } = await sql`select from assignments where id = ${item.id}
    union all select from waiting where id = ${item.id}`.execute(trx);
  return rows.length > 0;
}

type After =
  | Readonly<{ state: 'settled' }>
  | Readonly<{ state: 'undecided' }>
  | Readonly<{ state: 'failed'; by: ChangeId }>;

/** Have the changes this one comes after been decided, all of them, and none refused? What is blocked waits its turn too. */
async function settle(trx: Trx, item: Item, entries: readonly Entry[], floor: number, doer: Doer): Promise<After> {
  const own = new Map(
    entries.filter(({ deviceId }) => deviceId === doer.deviceId).map((entry) => [entry.changeId, entry]),
  );
  const by = item.after.find((id) => hasFailed(own.get(id)?.verdict));
  const whenDecided: After = by === undefined ? { state: 'settled' } : { state: 'failed', by };
  if (item.after.every((id) => own.has(id))) return whenDecided;
  // An id that is not in the ledger was either never decided, or acknowledged and forgotten. Numbers are dense: when
  // every number between the floor and this one has a verdict, only the latter is left. A device acknowledges nothing
  // that an open change still names, unless it needs no answer of it any more: such a change is decided and applied.
  const decided = await countDecidedBelow(trx, doer.deviceId, item.seq);
  return decided === item.seq - 1 - floor ? whenDecided : { state: 'undecided' };
}

function hasFailed(verdict: Verdict | undefined): boolean {
  switch (verdict?.status) {
    case undefined:
    case 'applied':
    case 'noop':
    case 'waiting':
      return false;
    case 'refused':
    case 'held':
    case 'blocked':
    case 'voided':
      return true;
  }
}

/** The verdict, the audit record and the notice to everyone in the district: all of them or, on a fault, none. */
async function record(trx: Trx, item: Item, hash: string | null, verdict: Verdict, doer: Doer): Promise<void> {
  // One statement: the pool's row is locked while this runs, and others wait for it.
  await sql`
    with entry as (
      insert into ledger (device_id, seq, change_id, hash, verdict, at)
      values (${doer.deviceId}, ${item.seq}, ${item.id}, ${hash}, ${JSON.stringify(verdict)}::jsonb, ${doer.at})),
    audited as (${auditChange(doer, item, verdict)})
    select pg_notify(${NOTICE_CHANNEL}, ${doer.districtId})`.execute(trx);
}

function defect(code: 'otherBytesForSameId' | 'seqOwnedByAnotherChange'): PushResult {
  return { status: 'defect', problem: defectProblem(code) };
}
