import { expect } from 'vitest';
import type { Change, Intent, Seen } from '../../shared/contract/change.ts';
import type { AssignmentId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { PushResult } from '../../shared/contract/push.ts';
import { WaitState } from '../../shared/contract/waiting.ts';
import { changeOf, type TestDevice } from './testDevice.ts';

/** What was seen in a lane: the license with this id, or none. */
export function seenAs(userId: UserId, productId: ProductId, held: string | null, version = 1): Seen {
  return { userId, productId, assignment: held === null ? null : { id: held as AssignmentId, version } };
}

/** A device with someone at it who gives and takes licenses, one number after the other, and says what must come of it. */
export function createDesk(device: TestDevice) {
  let seq = 0;
  const make = (intent: Intent, seen?: readonly Seen[]): Change =>
    changeOf(intent, ++seq, seen ? { seen: [...seen] } : {});
  const one = async (change: Change, status: PushResult['status']): Promise<Change> => {
    expect(await device.one(change)).toMatchObject({ status });
    return change;
  };
  const give = async (userId: UserId, productId: ProductId): Promise<Change> =>
    one(make({ kind: 'assign', userId, productId }), 'applied');
  const wait = async (userId: UserId, productId: ProductId): Promise<Change> =>
    one(make({ kind: 'assign', userId, productId, wait: true }), 'waiting');
  const take = async (userId: UserId, productId: ProductId, held: Pick<Change, 'id'>, version = 1): Promise<Change> =>
    one(make({ kind: 'unassign', userId, productId }, [seenAs(userId, productId, held.id, version)]), 'applied');
  const stateOf = async ({ id }: Pick<Change, 'id'>): Promise<WaitState> =>
    WaitState.parse((await device.call('GET', `/v1/waiting/${id}`)).body);
  /** Who waits, in the order of the line. */
  const line = async (): Promise<readonly string[]> => {
    const { rows } = await device.snapshot();
    return rows.waiting
      .map((row) => ({ place: `${String(row['requestedAt'])} ${String(row['id'])}`, userId: String(row['userId']) }))
      .sort((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ userId }) => userId);
  };
  return { device, make, one, give, wait, take, stateOf, line };
}

export type Desk = ReturnType<typeof createDesk>;
