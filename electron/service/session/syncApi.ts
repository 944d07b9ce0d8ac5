import type { DeviceId } from '../../../shared/contract/ids.ts';
import type { LicensingApi } from '../api/licensingApi.ts';
import type { SyncApi } from '../sync/ports.ts';
import type { Tokens } from './tokens.ts';

/** The licensing API as the engine uses it: signed in, for one device, until it is stopped. */
export function createSyncApi(
  deps: Readonly<{ api: LicensingApi; tokens: Tokens; deviceId: () => DeviceId; signal: () => AbortSignal }>,
): SyncApi {
  const { api, tokens } = deps;
  const callerWith = (accessToken: string): Parameters<LicensingApi['ops']>[0] => ({
    accessToken,
    deviceId: deps.deviceId(),
    signal: deps.signal(),
  });
  return {
    probe: async () => api.server(deps.signal()),
    push: async (body) => tokens.authorized(async (token) => api.push(callerWith(token), body)),
    ops: async (after) => tokens.authorized(async (token) => api.ops(callerWith(token), after)),
    changes: async (cursor) => tokens.authorized(async (token) => api.changes(callerWith(token), cursor)),
    snapshot: async (sink) => tokens.authorized(async (token) => api.snapshot(callerWith(token), sink)),
    wait: async (id) => tokens.authorized(async (token) => api.wait(callerWith(token), id)),
    refreshRights: async () => tokens.renew(),
    events: async (on) => {
      const token = tokens.current();
      return token === null ? false : api.events(callerWith(token), on);
    },
  };
}
