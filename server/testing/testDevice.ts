import { randomUUID } from 'node:crypto';
import { lanesOf, type Change, type Intent, type Seen, type Void } from '../../shared/contract/change.ts';
import type { ChangeId, ChangeSetId, DeviceId } from '../../shared/contract/ids.ts';
import { ChangesResponse, SnapshotLine, type SnapshotHead } from '../../shared/contract/pull.ts';
import { OpsResponse, PushResponse, type PushResult } from '../../shared/contract/push.ts';
import { tableNames, tables, type TableName } from '../../shared/contract/rows.ts';
import { Session } from '../../shared/contract/session.ts';
import { PASSWORD } from './district.ts';

export type Json = Readonly<Record<string, unknown>>;
export type Raw = Readonly<{ status: number; headers: Headers; body: Json }>;
export type Snapshot = Readonly<{ head: SnapshotHead; rows: Record<TableName, Json[]>; longestLine: number }>;

/** A change as a device would freeze it; what was seen is "nothing held" unless said otherwise. */
export function changeOf(intent: Intent, seq: number, more: Partial<Change> = {}): Change {
  return {
    kind: 'change',
    id: randomUUID() as ChangeId,
    seq,
    intent,
    seen: lanesOf(intent).map((lane): Seen => ({ ...lane, assignment: null })),
    after: [],
    changeSet: { id: randomUUID() as ChangeSetId, label: 'test' },
    madeAt: '2026-01-05T10:00:00Z',
    ...more,
  };
}

export function voidOf(change: Change, after: readonly ChangeId[] = []): Void {
  return { kind: 'void', id: change.id, seq: change.seq, after: [...after] };
}

/** One computer with a signed-in person, speaking real HTTP to a server; every answer is parsed by the contract. */
export async function signInDevice(url: string, email: string, deviceId = randomUUID() as DeviceId) {
  const send = async (method: string, path: string, body?: unknown, token?: string): Promise<Raw> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? JSON.parse(text) : {}) as Json };
  };
  const answer = await send('POST', '/v1/session', { email, password: PASSWORD, deviceName: 'test' });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  const session = Session.parse(answer.body);
  const token = session.accessToken;

  const call = async (method: string, path: string, body?: unknown): Promise<Raw> => send(method, path, body, token);
  const ok = (raw: Raw): Json => {
    if (raw.status !== 200) throw new Error(`answered ${raw.status}: ${JSON.stringify(raw.body)}`);
    return raw.body;
  };
  const pushRaw = async (changes: readonly (Change | Void)[], ack = 0): Promise<Raw> =>
    call('POST', '/v1/push', { deviceId, epoch: session.epoch, ack, changes });
  const push = async (changes: readonly (Change | Void)[], ack = 0): Promise<readonly PushResult[]> => {
    const { results } = PushResponse.parse(ok(await pushRaw(changes, ack)));
    return changes.map((change) => {
      const found = results.find((entry) => entry.id === change.id && entry.seq === change.seq);
      if (!found) throw new Error('a change without a result');
      return found.result;
    });
  };
  const one = async (change: Change | Void, ack = 0): Promise<PushResult> => {
    const [result] = await push([change], ack);
    if (!result) throw new Error('no result');
    return result;
  };
  const changesRaw = async (cursor: string, check = false): Promise<Raw> =>
    call('GET', `/v1/changes?deviceId=${deviceId}&cursor=${encodeURIComponent(cursor)}${check ? '&check=true' : ''}`);
  const changes = async (cursor: string, check = false): Promise<ChangesResponse> =>
    ChangesResponse.parse(ok(await changesRaw(cursor, check)));
  const ops = async (after = 0): Promise<OpsResponse> =>
    OpsResponse.parse(ok(await call('GET', `/v1/ops?deviceId=${deviceId}&after=${after}`)));
  const snapshot = async (): Promise<Snapshot> => {
    const response = await fetch(`${url}/v1/snapshot?deviceId=${deviceId}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (response.status !== 200) throw new Error(`snapshot answered ${response.status}`);
    return readSnapshot(await response.text());
  };
  return { url, deviceId, session, token, send, call, push, pushRaw, one, changes, changesRaw, ops, snapshot };
}

export type TestDevice = Awaited<ReturnType<typeof signInDevice>>;

/** Reads the lines of a snapshot, each row by its schema; throws when it is cut. */
export function readSnapshot(text: string): Snapshot {
  const lines = text
    .split('\n')
    .filter(Boolean)
    .map((line) => SnapshotLine.parse(JSON.parse(line)));
  const [head] = lines;
  if (head?.type !== 'head') throw new Error('no head');
  if (lines.at(-1)?.type !== 'end') throw new Error('the snapshot is cut');
  const rows = Object.fromEntries(tableNames.map((table) => [table, [] as Json[]])) as Record<TableName, Json[]>;
  for (const line of lines) {
    if (line.type === 'rows') rows[line.table].push(...line.rows.map((row) => tables[line.table].parse(row) as Json));
  }
  const lengths = lines.map((line) => (line.type === 'rows' ? line.rows.length : 0));
  return { head, rows, longestLine: Math.max(...lengths) };
}
