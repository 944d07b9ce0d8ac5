import { randomUUID } from 'node:crypto';
import { Session, DEVICE_HEADER } from '../../shared/contract/session.ts';
import type { Change } from '../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, DeviceId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { PushResponse, type PushRequest, type PushResult } from '../../shared/contract/push.ts';
import type { Credentials } from './screens.ts';

/** Somebody else at another computer, who uses the same API. */
export type Rival = Readonly<{
  /** Gives a license to someone who holds none of the product. */
  assign: (userId: UserId, productId: ProductId) => Promise<PushResult['status']>;
}>;

/** Signs in at the server itself, past any network proxy. */
export async function createRival(url: string, { email, password }: Credentials): Promise<Rival> {
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}): Promise<unknown> => {
    const answer = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
  const session = Session.parse(await post('/v1/session', { email, password, deviceName: 'Another computer' }));
  const deviceId = randomUUID() as DeviceId;
  let seq = 0;
  return {
    assign: async (userId, productId) => {
      seq += 1;
      const change: Change = {
        kind: 'change',
        id: randomUUID() as ChangeId,
        seq,
        intent: { kind: 'assign', userId, productId },
        seen: [{ userId, productId, assignment: null }],
        after: [],
        changeSet: { id: randomUUID() as ChangeSetId, label: 'By somebody else' },
        madeAt: new Date().toISOString(),
      };
      const request: PushRequest = { deviceId, epoch: session.epoch, ack: 0, changes: [change] };
      const headers = { authorization: `Bearer ${session.accessToken}`, [DEVICE_HEADER]: deviceId };
      const { results } = PushResponse.parse(await post('/v1/push', request, headers));
      const result = results.find(({ id }) => id === change.id)?.result;
      if (!result) throw new Error('The server did not say what became of the change.');
      return result.status;
    },
  };
}
