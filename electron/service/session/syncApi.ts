import type { DeviceId, UserId } from '../../../shared/contract/ids.ts';
import type { LicenseHistory } from '../../../shared/contract/products.ts';
import type {
  RosterSync,
  RosterSyncDecision,
  RosterSyncDetail,
  RosterSyncId,
} from '../../../shared/contract/rosterSync.ts';
import type { Answer } from '../api/answer.ts';
import type { RosterUploadDone, RosterUploadPreview } from '../../../shared/contract/rosterUpload.ts';
import type { Caller, LicensingApi, RosterRequest, UploadName } from '../api/licensingApi.ts';
import type { RosterApi } from '../rosterSync/rosterStep.ts';
import type { SyncApi } from '../sync/ports.ts';
import type { Tokens } from './tokens.ts';

type Deps = Readonly<{ api: LicensingApi; tokens: Tokens; deviceId: () => DeviceId; signal: () => AbortSignal }>;

/** The licensing API as the engine uses it: signed in, for one device, until it is stopped. */
export function createSyncApi(deps: Deps): SyncApi {
  const { api, tokens } = deps;
  const callerWith = callersOf(deps);
  return {
    probe: async () => api.server(deps.signal()),
    push: async (body) => tokens.authorized(async (token) => api.push(callerWith(token), body)),
    ops: async (after) => tokens.authorized(async (token) => api.ops(callerWith(token), after)),
    changes: async (cursor, check) => tokens.authorized(async (token) => api.changes(callerWith(token), cursor, check)),
    snapshot: async (sink) => tokens.authorized(async (token) => api.snapshot(callerWith(token), sink)),
    wait: async (id) => tokens.authorized(async (token) => api.wait(callerWith(token), id)),
    refreshRights: async () => tokens.renew(),
    events: async (on) => {
      const token = tokens.current();
      return token === null ? false : api.events(callerWith(token), on);
    },
  };
}

/** The same of the syncs with rostering platforms. */
export function createRosterApi(deps: Deps): RosterApi {
  const { api, tokens } = deps;
  const callerWith = callersOf(deps);
  return {
    sources: async () => tokens.authorized(async (token) => api.rosterSources(callerWith(token))),
    request: async (request) => tokens.authorized(async (token) => api.requestRosterSync(callerWith(token), request)),
  };
}

/** What is done at once, with the person waiting for it. */
export type DirectApi = Readonly<{
  editRoster: (edit: RosterRequest) => Promise<Answer<unknown>>;
  licenseHistory: (userId: UserId, limit: number) => Promise<Answer<LicenseHistory>>;
  rosterSync: (id: RosterSyncId) => Promise<Answer<RosterSyncDetail>>;
  decideRosterSync: (id: RosterSyncId, decision: RosterSyncDecision) => Promise<Answer<RosterSync>>;
  previewUpload: (file: Uint8Array) => Promise<Answer<RosterUploadPreview>>;
  importUpload: (file: Uint8Array, as: UploadName) => Promise<Answer<RosterUploadDone>>;
}>;

export function createDirectApi(deps: Deps): DirectApi {
  const { api, tokens } = deps;
  const callerWith = callersOf(deps);
  return {
    editRoster: async (edit) => tokens.authorized(async (token) => api.editRoster(callerWith(token), edit)),
    licenseHistory: async (userId, limit) =>
      tokens.authorized(async (token) => api.licenseHistory(callerWith(token), userId, limit)),
    rosterSync: async (id) => tokens.authorized(async (token) => api.rosterSync(callerWith(token), id)),
    decideRosterSync: async (id, decision) =>
      tokens.authorized(async (token) => api.decideRosterSync(callerWith(token), id, decision)),
    previewUpload: async (file) => tokens.authorized(async (token) => api.previewUpload(callerWith(token), file)),
    importUpload: async (file, as) => tokens.authorized(async (token) => api.importUpload(callerWith(token), file, as)),
  };
}

function callersOf({ deviceId, signal }: Deps): (accessToken: string) => Caller {
  return (accessToken) => ({ accessToken, deviceId: deviceId(), signal: signal() });
}
