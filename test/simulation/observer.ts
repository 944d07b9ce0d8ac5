import { DEVICE_HEADER, Session } from '../../shared/contract/session.ts';
import { createMirror, differenceOf } from './mirror.ts';
import type { Desk } from './run.ts';
import type { Site } from './site.ts';
import type { WireAnswer } from './wire.ts';

/** Asks the server as somebody with an account would, beside everything that happens in the run. */
export type Observer = Readonly<{
  signIn: (email: string) => Promise<Session>;
  /** What the server says all of it is for this account and device. */
  snapshotFor: (email: string, deviceId: string) => Promise<string>;
  /** Compares a computer's rows with a snapshot taken for it now. */
  differs: (desk: Desk) => Promise<string | null>;
  /** The same, for whoever waits: asks again only once something was committed on either side. */
  stillDiffers: (desk: Desk) => Promise<string | null>;
}>;

export function createObserver(site: Site): Observer {
  /** Signing in costs a real server more than a snapshot. */
  const tokens = new Map<string, string>();
  /** What was compared last, and how it stood on both sides then. */
  const compared = new Map<Desk, Readonly<{ commits: number; altered: number; detail: string | null }>>();
  let altered = 0;
  site.onChanged(() => {
    altered += 1;
  });
  const signIn = async (email: string): Promise<Session> => {
    const body = JSON.stringify({ email, password: 'correct horse battery', deviceName: 'simulated' });
    const headers = { 'content-type': 'application/json' };
    const answer = await site.handle({ method: 'POST', path: '/v1/session', headers, body });
    return Session.parse(JSON.parse(answer.body));
  };
  const ask = async (token: string, deviceId: string): Promise<WireAnswer> => {
    const headers = { authorization: `Bearer ${token}`, [DEVICE_HEADER]: deviceId };
    return site.handle({ method: 'GET', path: '/v1/snapshot', headers });
  };
  const snapshotFor = async (email: string, deviceId: string): Promise<string> => {
    const kept = tokens.get(email);
    let answer = kept === undefined ? null : await ask(kept, deviceId);
    if (answer === null || answer.status === 401) {
      const { accessToken } = await signIn(email);
      tokens.set(email, accessToken);
      answer = await ask(accessToken, deviceId);
    }
    if (answer.status !== 200) throw new Error(`a snapshot was answered with ${answer.status}`);
    return answer.body;
  };
  const compare = async ({ account, look, disk }: Desk): Promise<string | null> => {
    const body = await snapshotFor(account.email, look.device?.id ?? '');
    const mirror = createMirror();
    mirror.handedOut('/v1/snapshot', body);
    const { cursor } = JSON.parse(body.slice(0, body.indexOf('\n'))) as { cursor: string };
    const rows = mirror.rowsAt(cursor);
    return rows ? differenceOf(disk.look(), rows) : 'the server hands out no snapshot';
  };
  return {
    signIn,
    snapshotFor,
    differs: compare,
    stillDiffers: async (desk) => {
      const commits = desk.disk.commits();
      const before = compared.get(desk);
      if (before?.commits === commits && before.altered === altered) return before.detail;
      const now = { commits, altered };
      const detail = await compare(desk);
      compared.set(desk, { ...now, detail });
      return detail;
    },
  };
}
