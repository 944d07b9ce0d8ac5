import * as z from 'zod';
import type { ChangeId, DeviceId, UserId } from '../../../shared/contract/ids.ts';
import { LicenseHistory } from '../../../shared/contract/products.ts';
import { ChangesResponse, type SnapshotHead } from '../../../shared/contract/pull.ts';
import { OpsResponse, PushResponse } from '../../../shared/contract/push.ts';
import {
  RosterSources,
  RosterSync,
  RosterSyncDetail,
  RosterSyncRequested,
  type RosterSyncDecision,
  type RosterSyncId,
  type RosterSyncRequest,
} from '../../../shared/contract/rosterSync.ts';
import type { EditId } from '../../../shared/contract/rosterEdit.ts';
import { RosterUploadDone, RosterUploadPreview, type UploadMark } from '../../../shared/contract/rosterUpload.ts';
import {
  CONTRACT,
  CONTRACT_HEADER,
  DEVICE_HEADER,
  ServerInfo,
  Session,
  type SignInRequest,
} from '../../../shared/contract/session.ts';
import { WaitState } from '../../../shared/contract/waiting.ts';
import type { Clock, Timers } from '../ports.ts';
import type { Answer } from './answer.ts';
import { createExchange, type Exchange, type Fetch, type Request } from './exchange.ts';
import { readBody } from './readBody.ts';
import { readEvents } from './readEvents.ts';
import { readSnapshot, type SnapshotSink } from './readSnapshot.ts';

/** Who asks, for requests that concern a device. */
export type Caller = Readonly<{ accessToken: string; deviceId: DeviceId; signal: AbortSignal }>;

/** An edit of a person, a class or an enrollment, as it goes out. */
export type RosterRequest = Readonly<{ method: 'PUT' | 'PATCH' | 'DELETE'; path: string; body?: unknown }>;

/** Which import it is, and of which preview. */
export type UploadName = Readonly<{ editId: EditId; mark: UploadMark }>;

/** The licensing API, request by request. Nothing is retried here and no failure is thrown. */
export type LicensingApi = Readonly<{
  /** Is this a licensing API? One of a newer contract answers as problem 426. */
  server: (signal?: AbortSignal) => Promise<Answer<ServerInfo>>;
  signIn: (request: SignInRequest) => Promise<Answer<Session>>;
  refresh: (refreshToken: string, signal?: AbortSignal) => Promise<Answer<Session>>;
  signOut: (accessToken: string) => Promise<void>;
  /** `body` goes out byte for byte. */
  push: (caller: Caller, body: string) => Promise<Answer<PushResponse>>;
  ops: (caller: Caller, after: number) => Promise<Answer<OpsResponse>>;
  /** `check`: the server counts and hashes everything in sight, too. */
  changes: (caller: Caller, cursor: string, check: boolean) => Promise<Answer<ChangesResponse>>;
  wait: (caller: Caller, id: ChangeId) => Promise<Answer<WaitState>>;
  snapshot: (caller: Caller, sink: SnapshotSink) => Promise<Answer<SnapshotHead>>;
  /** Where rosters are kept, and how the syncs with these platforms stand. */
  rosterSources: (caller: Caller) => Promise<Answer<RosterSources>>;
  /** The same request again is the same request. */
  requestRosterSync: (caller: Caller, request: RosterSyncRequest) => Promise<Answer<RosterSyncRequested>>;
  /** One run of a sync, with what it did or would do. */
  rosterSync: (caller: Caller, id: RosterSyncId) => Promise<Answer<RosterSyncDetail>>;
  /** About a run that is held. */
  decideRosterSync: (caller: Caller, id: RosterSyncId, body: RosterSyncDecision) => Promise<Answer<RosterSync>>;
  /** The newest events of the licenses of one person. */
  licenseHistory: (caller: Caller, userId: UserId, limit: number) => Promise<Answer<LicenseHistory>>;
  /** One edit of a roster that is kept by hand; the same one again is the same edit. */
  editRoster: (caller: Caller, edit: RosterRequest) => Promise<Answer<unknown>>;
  /** What a zip of roster files would do. */
  previewUpload: (caller: Caller, file: Uint8Array) => Promise<Answer<RosterUploadPreview>>;
  /** Imports it; the same id again is the same import. */
  importUpload: (caller: Caller, file: Uint8Array, as: UploadName) => Promise<Answer<RosterUploadDone>>;
  /** Ends when the stream ends; answers whether there was one. */
  events: (caller: Caller, on: Readonly<{ open: () => void; changed: () => void }>) => Promise<boolean>;
}>;

const KB = 1024;
const LIMITS = { small: 64 * KB, push: 4096 * KB, changes: 64 * 1024 * KB } as const;
const USUAL = { answerWithinMs: 30_000, silenceMs: 30_000 } as const;
/** The server counts and hashes everything in sight before a snapshot begins. */
const SNAPSHOT = { answerWithinMs: 120_000, silenceMs: 60_000 } as const;
/** A big roster goes out over a poor line, and is read and written before the answer. */
const UPLOAD = { answerWithinMs: 300_000, silenceMs: 60_000 } as const;
/** The server sends a comment now and then, so that a dead connection is noticed. */
const EVENTS = { answerWithinMs: 30_000, silenceMs: 90_000 } as const;

const NewerServer = z.object({ product: ServerInfo.shape.product, contract: z.int().min(2) });

export function createLicensingApi(
  deps: Readonly<{ base: string; fetch: Fetch; timers: Timers; clock: Clock }>,
): LicensingApi {
  return licensingApiOver(createExchange(deps), deps.clock);
}

/** The same over any way of exchanging a request for an answer: the simulation has a network of its own. */
export function licensingApiOver(exchangeBare: Exchange, clock: Clock): LicensingApi {
  const exchange: Exchange = async (request) =>
    exchangeBare({ ...request, headers: { ...request.headers, [CONTRACT_HEADER]: String(CONTRACT) } });
  const ask = async <S extends z.ZodType>(request: Request, schema: S, limit: number): Promise<Answer<z.infer<S>>> =>
    readBody(await exchange(request), schema, limit, clock.now());
  return {
    server: async (signal) => {
      const request = { method: 'GET', path: '/v1/server', ...USUAL, ...(signal ? { signal } : {}) } as const;
      const answer = await ask(request, z.union([ServerInfo, NewerServer]), LIMITS.small);
      if (answer.kind !== 'ok') return answer;
      const known = ServerInfo.safeParse(answer.body);
      if (known.success) return { kind: 'ok', body: known.data };
      return { kind: 'problem', status: 426, code: 'clientTooOld', retryAfterMs: null };
    },
    signIn: async (body) => ask(posting('/v1/session', JSON.stringify(body)), Session, LIMITS.small),
    refresh: async (refreshToken, signal) =>
      ask(posting('/v1/session/refresh', JSON.stringify({ refreshToken }), signal), Session, LIMITS.small),
    signOut: async (accessToken) => {
      const headers = { authorization: `Bearer ${accessToken}` };
      const exchanged = await exchange({
        method: 'DELETE',
        path: '/v1/session',
        headers,
        ...USUAL,
        answerWithinMs: 5000,
      });
      await readBody(exchanged, z.unknown(), LIMITS.small, clock.now());
    },
    push: async (caller, body) =>
      ask(
        { ...posting('/v1/push', body, caller.signal), headers: { ...JSON_HEADERS, ...headersOf(caller) } },
        PushResponse,
        LIMITS.push,
      ),
    ops: async (caller, after) => ask(getting(`/v1/ops?after=${after}`, caller), OpsResponse, LIMITS.changes),
    changes: async (caller, cursor, check) => {
      const path = `/v1/changes?cursor=${encodeURIComponent(cursor)}${check ? '&check=true' : ''}`;
      const request = getting(path, caller);
      return ask(
        check ? { ...request, answerWithinMs: SNAPSHOT.answerWithinMs } : request,
        ChangesResponse,
        LIMITS.changes,
      );
    },
    wait: async (caller, id) => ask(getting(`/v1/waiting/${id}`, caller), WaitState, LIMITS.small),
    snapshot: async (caller, sink) =>
      readSnapshot(await exchange({ ...getting('/v1/snapshot', caller), ...SNAPSHOT }), sink, clock.now()),
    rosterSources: async (caller) => ask(getting('/v1/roster-sources', caller), RosterSources, LIMITS.push),
    requestRosterSync: async (caller, body) =>
      ask(
        {
          ...posting('/v1/roster-syncs', JSON.stringify(body), caller.signal),
          headers: { ...JSON_HEADERS, ...headersOf(caller) },
        },
        RosterSyncRequested,
        LIMITS.push,
      ),
    rosterSync: async (caller, id) => ask(getting(`/v1/roster-syncs/${id}`, caller), RosterSyncDetail, LIMITS.push),
    decideRosterSync: async (caller, id, body) => {
      const headers = { ...JSON_HEADERS, ...headersOf(caller) };
      const path = `/v1/roster-syncs/${id}/approval`;
      return ask({ ...posting(path, JSON.stringify(body), caller.signal), headers }, RosterSync, LIMITS.push);
    },
    licenseHistory: async (caller, userId, limit) => {
      const path = `/v1/people/${encodeURIComponent(userId)}/licenses/history?limit=${limit}`;
      return ask(getting(path, caller), LicenseHistory, LIMITS.push);
    },
    editRoster: async (caller, { method, path, body }) => {
      const json = body === undefined ? {} : { body: JSON.stringify(body) };
      const headers = body === undefined ? headersOf(caller) : { ...JSON_HEADERS, ...headersOf(caller) };
      return ask({ method, path, headers, signal: caller.signal, ...USUAL, ...json }, z.unknown(), LIMITS.small);
    },
    previewUpload: async (caller, file) =>
      ask(uploading('POST', '/v1/roster-uploads/preview', file, caller), RosterUploadPreview, LIMITS.push),
    importUpload: async (caller, file, { editId, mark }) =>
      ask(uploading('PUT', `/v1/roster-uploads/${editId}?mark=${mark}`, file, caller), RosterUploadDone, LIMITS.push),
    events: async (caller, on) => readEvents(await exchange({ ...getting('/v1/events', caller), ...EVENTS }), on),
  };
}

const JSON_HEADERS = { 'content-type': 'application/json' } as const;

function headersOf({ accessToken, deviceId }: Caller): Record<string, string> {
  return { authorization: `Bearer ${accessToken}`, [DEVICE_HEADER]: deviceId };
}

function getting(path: string, caller: Caller): Request {
  return { method: 'GET', path, headers: headersOf(caller), signal: caller.signal, ...USUAL };
}

function uploading(method: 'POST' | 'PUT', path: string, file: Uint8Array, caller: Caller): Request {
  const headers = { 'content-type': 'application/zip', ...headersOf(caller) };
  return { method, path, headers, file, signal: caller.signal, ...UPLOAD };
}

function posting(path: string, body: string, signal?: AbortSignal): Request {
  return { method: 'POST', path, headers: JSON_HEADERS, body, ...USUAL, ...(signal ? { signal } : {}) };
}
