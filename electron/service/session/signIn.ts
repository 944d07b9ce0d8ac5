import type { Session } from '../../../shared/contract/session.ts';
import { createLicensingApi, type LicensingApi } from '../api/licensingApi.ts';
import { parseServerAddress, type ServerAddress } from '../api/serverAddress.ts';
import { ServiceError } from '../serviceError.ts';
import type { World } from './openAccount.ts';
import { signInFault } from './signInFault.ts';

type Network = Pick<World, 'fetch' | 'timers' | 'clock'>;

/** Asks a server for a session. Throws what the sign-in page has a sentence for. */
export async function requestSession(
  network: Network,
  asked: Readonly<{ serverUrl: string; email: string; password: string; deviceName: string }>,
): Promise<Readonly<{ session: Session; address: ServerAddress }>> {
  const address = parseServerAddress(asked.serverUrl);
  if (!address) throw new ServiceError('wrongAddress');
  const api = createLicensingApi({ ...network, base: address.base });
  // Asked first: a password is for a licensing API only.
  const info = await api.server();
  if (info.kind !== 'ok') throw new ServiceError(signInFault(info));
  const { email, password, deviceName } = asked;
  return { session: await signInAt(api, { email, password, deviceName: deviceName.slice(0, 100) }), address };
}

/** The practice account that a server offers; null when it has none, or is none. */
export async function readPractice(
  network: Network,
  serverUrl: string,
): Promise<Readonly<{ email: string; password: string; note: string }> | null> {
  const address = parseServerAddress(serverUrl);
  if (!address) return null;
  const info = await createLicensingApi({ ...network, base: address.base }).server();
  return info.kind === 'ok' ? info.body.practice : null;
}

async function signInAt(api: LicensingApi, request: Parameters<LicensingApi['signIn']>[0]): Promise<Session> {
  if (request.email === '' || request.password === '') throw new ServiceError('wrongCredentials');
  const answer = await api.signIn(request);
  if (answer.kind === 'ok') return answer.body;
  throw new ServiceError(signInFault(answer));
}
