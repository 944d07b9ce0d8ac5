import type { DeviceId } from '../../shared/contract/ids.ts';
import type { PushRequest, PushResponse, PushResult } from '../../shared/contract/push.ts';
import type { SignedIn } from '../accounts/loadAccount.ts';
import { isPassing, isUnavailable } from '../database/databaseError.ts';
import { readEpoch } from '../database/meta.ts';
import { inTransaction, type Db } from '../database/transaction.ts';
import { failedProblem, RequestError } from '../problems.ts';
import { claimDevice } from './devices.ts';
import { acknowledge } from './ledger.ts';
import { LineNeeded, type LineHold } from './lines.ts';
import { pushItem, type Item } from './pushItem.ts';
import { loadSight, type Sight } from './sight.ts';
import { LostRace, type Doer } from './writeEffects.ts';

/** How often one change is decided again because somebody was quicker, before it is given back as failed. */
const ATTEMPTS = 20;

export type PushContext = Readonly<{
  db: Db;
  now: () => Date;
  /** Devices with a push under way in this process. */
  inFlight: Set<DeviceId>;
  onFault: (error: unknown) => void;
}>;

/** A whole push: each change in a transaction of its own, in the order of the device's numbers. */
export async function push(
  context: PushContext,
  signedIn: SignedIn & Readonly<{ sessionId: string }>,
  request: PushRequest,
): Promise<PushResponse> {
  const { db, now, inFlight } = context;
  const { deviceId } = request;
  if (inFlight.has(deviceId)) throw new RequestError('pushInProgress', undefined, { 'retry-after': '1' });
  inFlight.add(deviceId);
  try {
    const epoch = await readEpoch(db);
    if (request.epoch !== epoch) throw new RequestError('epochChanged');
    await claimDevice(db, deviceId, { accountId: signedIn.account.id, sessionId: signedIn.sessionId }, now());
    await inTransaction(db, async (trx) => acknowledge(trx, deviceId, request.ack));
    const sight = await loadSight(db, { ...signedIn.account, districtId: signedIn.districtId });
    const results: PushResponse['results'] = [];
    // A change may come after another of the same push: ascending numbers decide both at once.
    for (const item of [...request.changes].sort((a, b) => a.seq - b.seq)) {
      const doer: Doer = {
        districtId: signedIn.districtId,
        accountId: signedIn.account.id,
        deviceId,
        at: now(),
      };
      results.push({ id: item.id, seq: item.seq, result: await pushOne(context, item, sight, doer) });
    }
    return { epoch, serverTime: now().toISOString(), results };
  } finally {
    inFlight.delete(deviceId);
  }
}

async function pushOne({ db, onFault }: PushContext, item: Item, sight: Sight, doer: Doer): Promise<PushResult> {
  let hold: LineHold = 'shared';
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(db, async (trx) => pushItem(trx, item, sight, doer, hold), 1);
    } catch (error) {
      if (error instanceof LineNeeded && hold === 'shared') {
        hold = 'alone';
        continue;
      }
      if (isUnavailable(error)) throw error;
      const again = (error instanceof LostRace || isPassing(error)) && attempt < ATTEMPTS;
      if (again) continue;
      // Nothing of this change is stored; the others of the push are not its hostages.
      onFault(error);
      return { status: 'failed', problem: failedProblem() };
    }
  }
}
