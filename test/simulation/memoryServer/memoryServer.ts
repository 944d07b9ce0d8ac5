import type { Account } from '../../../shared/contract/session.ts';
import { DEVICE_HEADER } from '../../../shared/contract/session.ts';
import { PushRequest, type PushResponse } from '../../../shared/contract/push.ts';
import type { Rows, Said, Site, SiteEvent } from '../site.ts';
import type { WireAnswer, WireRequest } from '../wire.ts';
import { ok, problem } from './answers.ts';
import { alterRows } from './events.ts';
import { changesSince, closedOf, snapshotOf } from './pull.ts';
import { pushItem, type ServerMutations } from './pushItem.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { isPersonInSight, sightOf, type Sight } from './sight.ts';
import { commit, tablesOf, type Device, type Memory, type State } from './state.ts';

export type MemoryServerOptions = Readonly<{
  rows: Rows;
  accounts: readonly Account[];
  districtId: string;
  timeZone: string;
  now: () => Date;
  mutations?: ServerMutations;
}>;

/**
 * The licensing API held in memory: the same protocol and the shared rules, without SQL. The contract suite
 * (`serverContract.test.ts`) holds it equal to the real one.
 */
export function createMemoryServer(options: MemoryServerOptions): Site {
  const { rows, accounts, mutations = {} } = options;
  const listeners: (() => void)[] = [];
  const state: State = {
    tables: tablesOf(rows),
    waits: new Map(),
    ended: new Map(),
    devices: new Map(),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    done: [],
  };
  const memory: Memory = {
    state,
    versions: [state.tables],
    buriedAt: 0,
    horizon: 0,
    epoch: 'epoch-1',
    districtId: options.districtId,
    timeZone: options.timeZone,
    now: options.now,
    changed: () => {
      for (const listener of listeners) listener();
    },
  };
  const sessions = createSessions(memory);
  const said: Said[] = [];
  let backup = memory.state;
  let restored = 1;

  const happen = (event: SiteEvent): void => {
    switch (event.kind) {
      case 'expireTokens':
        return sessions.expireAccess();
      case 'endSessions':
        return sessions.end(event.accountId);
      case 'backUp':
        backup = memory.state;
        return undefined;
      case 'restore':
        restored += 1;
        memory.epoch = `epoch-${restored}`;
        // Rights are kept as they are: they are not what a restore is about.
        return commit(memory, { ...backup, accounts: memory.state.accounts });
      case 'prune':
        memory.horizon = memory.buriedAt;
        return undefined;
      default:
        return alterRows(memory, event);
    }
  };

  return {
    handle: async (request) => Promise.resolve(route(memory, sessions, said, request, mutations)),
    happen: async (event) => Promise.resolve(happen(event)),
    onChanged: (listener) => listeners.push(listener),
    rows: async () => Promise.resolve(rowsOf(memory.state)),
    done: async () => Promise.resolve(memory.state.done),
    said: () => said,
    epoch: async () => Promise.resolve(memory.epoch),
  };
}

function rowsOf({ tables }: State): Rows {
  return Object.fromEntries(
    Object.entries(tables).map(([table, rows]) => [table, [...rows.values()]]),
  ) as unknown as Rows;
}

function route(
  memory: Memory,
  sessions: Sessions,
  said: Said[],
  request: WireRequest,
  mutations: ServerMutations,
): WireAnswer {
  const url = new URL(request.path, 'http://server');
  switch (`${request.method} ${url.pathname}`) {
    case 'GET /v1/server':
      return ok({
        product: 'seatwise-licensing-api',
        contract: 1,
        serverTime: memory.now().toISOString(),
        practice: null,
      });
    case 'POST /v1/session':
      return sessionOr(sessions.signIn((JSON.parse(request.body ?? '{}') as { email: string }).email));
    case 'POST /v1/session/refresh':
      return sessionOr(sessions.refresh((JSON.parse(request.body ?? '{}') as { refreshToken: string }).refreshToken));
  }
  const account = sessions.accountOf(request.headers['authorization']?.replace('Bearer ', ''));
  if (!account) return problem(401, 'unauthorized');
  const deviceId = request.headers[DEVICE_HEADER] ?? url.searchParams.get('deviceId') ?? '';
  const device = memory.state.devices.get(deviceId);
  if (device && device.accountId !== account.id) return problem(403, 'deviceOfAnotherAccount');
  const sight = sightOf(memory.state.tables, account);
  switch (`${request.method} ${url.pathname}`) {
    case 'POST /v1/push':
      return push(memory, account, said, PushRequest.parse(JSON.parse(request.body ?? '')), mutations);
    case 'GET /v1/ops':
      return ok(opsAfter(memory, deviceId, Number(url.searchParams.get('after'))));
    case 'GET /v1/changes': {
      const asked = {
        deviceId,
        cursor: url.searchParams.get('cursor') ?? '',
        check: url.searchParams.get('check') === 'true',
      };
      const changes = changesSince(memory, sight, asked);
      if (!changes) return problem(410, 'cursorTooOld');
      return ok(mutations.forgetsGone ? { ...changes, gone: { ...changes.gone, assignments: [] } } : changes);
    }
    case 'GET /v1/snapshot': {
      const body = `${snapshotOf(memory, sight, deviceId).join('\n')}\n`;
      return { status: 200, headers: { 'content-type': 'application/x-ndjson; charset=utf-8' }, body };
    }
    default: {
      const wait = /^\/v1\/waiting\/([^/]+)$/.exec(url.pathname)?.[1];
      return request.method === 'GET' && wait !== undefined ? readWait(memory, sight, wait) : problem(404, 'notFound');
    }
  }
}

/** What became of a wait, as long as the person is in sight. */
function readWait({ state }: Memory, sight: Sight, id: string): WireAnswer {
  const entry = state.tables.waiting.get(id);
  const found = entry ? { ...entry, state: 'waiting', reason: null, endedAt: null } : state.ended.get(id);
  return found && isPersonInSight(sight, state.tables, found.userId) ? ok(found) : problem(404, 'notFound');
}

function sessionOr(session: unknown): WireAnswer {
  return session ? ok(session) : problem(401, 'sessionEnded');
}

function opsAfter(memory: Memory, deviceId: string, after: number): unknown {
  const ledger = memory.state.devices.get(deviceId)?.ledger ?? [];
  const verdicts = ledger
    .filter(({ seq }) => seq > after)
    .sort((a, b) => a.seq - b.seq)
    .map(({ changeId, seq, verdict }) => ({ id: changeId, seq, verdict }));
  return { epoch: memory.epoch, floor: closedOf(memory, deviceId).floor, verdicts };
}

function push(
  memory: Memory,
  account: Account,
  said: Said[],
  request: PushRequest,
  mutations: ServerMutations,
): WireAnswer {
  if (request.epoch !== memory.epoch) return problem(409, 'epochChanged');
  const { deviceId } = request;
  acknowledge(memory, account, request);
  const results: PushResponse['results'] = [];
  for (const item of [...request.changes].sort((a, b) => a.seq - b.seq)) {
    const { result, state } = pushItem(memory, item, { deviceId, account }, mutations);
    if (state !== memory.state) commit(memory, state);
    said.push({ item, deviceId, epoch: memory.epoch, result });
    results.push({ id: item.id, seq: item.seq, result });
  }
  return ok({ epoch: memory.epoch, serverTime: memory.now().toISOString(), results } satisfies PushResponse);
}

/** Claims the device at first contact and raises its floor. */
function acknowledge(memory: Memory, account: Account, { deviceId, ack }: PushRequest): void {
  const device: Device = memory.state.devices.get(deviceId) ?? { accountId: account.id, floor: 0, ledger: [] };
  const floor = Math.max(device.floor, ack);
  const ledger = device.ledger.filter(({ seq }) => seq > floor);
  memory.state = {
    ...memory.state,
    devices: new Map(memory.state.devices).set(deviceId, { ...device, floor, ledger }),
  };
}
