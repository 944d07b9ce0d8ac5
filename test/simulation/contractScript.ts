import { lanesOf, type Change, type Intent, type Seen, type Void } from '../../shared/contract/change.ts';
import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import { problemCode } from '../../shared/contract/problem.ts';
import type { ChangesResponse } from '../../shared/contract/pull.ts';
import type { OpsResponse, PushResponse, PushResult } from '../../shared/contract/push.ts';
import { SnapshotLine } from '../../shared/contract/pull.ts';
import { Session } from '../../shared/contract/session.ts';
import { tableNames } from '../../shared/contract/rows.ts';
import { seenBy } from '../../shared/licensing/overlayWorld.ts';
import { uuid7 } from '../../electron/service/sync/uuid7.ts';
import { anyEvent } from './plan.ts';
import { dice, seedOf, type Dice } from './random.ts';
import type { Rows, Site } from './site.ts';
import type { World } from './world.ts';

/** A device without an engine: it says what it likes, right or wrong. */
type Caller = {
  readonly email: string;
  readonly deviceId: string;
  token: string;
  cursor: string | null;
  seq: number;
  ack: number;
  readonly sent: (Change | Void)[];
  rows: Map<string, Map<string, string>>;
};

const STEPS = 45;

/**
 * Says the same things to a server, whichever it is, and writes down what it answers: both implementations must give the
 * same transcript. What a seed asks is decided by the seed and by the answers alone.
 */
export async function transcriptOf(
  site: Site,
  world: World,
  seed: number,
  tick: () => void,
): Promise<readonly string[]> {
  const random = dice(seedOf(seed, 'contract'));
  const lines: string[] = [];
  const callers = await Promise.all(
    [0, 1, 2].map(async (number): Promise<Caller> => {
      const email = random.pick(world.accounts).email;
      return {
        email,
        deviceId: idOf(random),
        token: '',
        cursor: null,
        seq: 0,
        ack: 0,
        sent: [],
        rows: new Map(),
        number,
      } as Caller;
    }),
  );
  let epoch = await site.epoch();
  for (const caller of callers) await signIn(site, caller);
  for (let step = 0; step < STEPS; step += 1) {
    tick();
    const caller = random.pick(callers);
    const before = lines.length;
    switch (random.int(0, 9)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
        lines.push(...(await push(site, caller, epoch, random)));
        break;
      case 5:
        lines.push(await ops(site, caller));
        break;
      case 6:
      case 7:
        lines.push(...(await pull(site, caller)));
        break;
      case 8: {
        const event = anyEvent(random, world);
        // Who may be signed in is not what this is about.
        if (event.kind === 'expireTokens' || event.kind === 'endSessions') break;
        await site.happen(event);
        lines.push(JSON.stringify(event));
        if (event.kind === 'restore') ({ epoch } = { epoch: random.chance(0.5) ? await site.epoch() : epoch });
        break;
      }
      case 9:
        epoch = await site.epoch();
        caller.ack = Math.max(0, caller.seq - random.int(0, 6));
        break;
    }
    for (let index = before; index < lines.length; index += 1) lines[index] = `${step} ${lines[index] ?? ''}`;
  }
  for (const caller of callers) {
    caller.cursor = null;
    lines.push(...(await pull(site, caller)));
  }
  lines.push(told(await site.rows()));
  return lines;
}

async function signIn(site: Site, caller: Caller): Promise<void> {
  const body = JSON.stringify({ email: caller.email, password: 'correct horse battery', deviceName: 'contract' });
  const answer = await site.handle({
    method: 'POST',
    path: '/v1/session',
    headers: { 'content-type': 'application/json' },
    body,
  });
  caller.token = Session.parse(JSON.parse(answer.body)).accessToken;
}

const headersOf = ({ token, deviceId }: Caller): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  'seatwise-device': deviceId,
  'content-type': 'application/json',
});

const idOf = (random: Dice): string => uuid7(Date.parse('2025-10-01'), random.bytes(10));

async function push(site: Site, caller: Caller, epoch: string, random: Dice): Promise<readonly string[]> {
  const rows = sorted(await site.rows());
  const changes = Array.from({ length: random.int(1, 3) }, () => anyItem(caller, rows, random));
  const unique = changes.filter((item, index) => changes.findIndex(({ id }) => id === item.id) === index);
  const body = JSON.stringify({ ack: caller.ack, changes: unique, deviceId: caller.deviceId, epoch });
  const headers = headersOf(caller);
  const answer = await site.handle({ method: 'POST', path: '/v1/push', headers: { ...headers }, body });
  if (answer.status !== 200) return [`push ${answer.status} ${codeOf(answer.body)}`];
  caller.sent.push(...unique);
  return (JSON.parse(answer.body) as PushResponse).results.map(
    ({ id, seq, result }) => `push ${id} ${seq} ${tellResult(result)}`,
  );
}

/** Mostly what an honest device would send; sometimes again, altered, out of order, after strangers, or a void. */
function anyItem(caller: Caller, rows: Rows, random: Dice): Change | Void {
  const old = caller.sent.length > 0 && random.chance(0.35) ? random.pick(caller.sent) : null;
  if (old) {
    if (random.chance(0.25)) return { kind: 'void', id: old.id, seq: old.seq, after: [...old.after] };
    if (old.kind === 'change' && random.chance(0.15))
      return { ...old, changeSet: { ...old.changeSet, label: 'other' } };
    return old;
  }
  // A gap now and then: the number is used later or never.
  caller.seq += random.chance(0.1) ? 2 : 1;
  const intent = anyIntent(rows, random);
  const after = caller.sent
    .slice(-3)
    .filter(() => random.chance(0.4))
    .map(({ id }) => id);
  if (random.chance(0.05)) after.push(idOf(random) as never);
  return {
    kind: 'change',
    id: idOf(random) as never,
    seq: random.chance(0.04) ? Math.max(1, caller.seq - 1) : caller.seq,
    intent,
    seen: [...seenIn(rows, intent, random)],
    after,
    changeSet: { id: idOf(random) as never, label: 'contract' },
    madeAt: '2025-10-01T12:00:00.000Z',
  };
}

function anyIntent(rows: Rows, random: Dice): Intent {
  const userId = random.pick(rows.users).id;
  const productId = random.pick(rows.products).id;
  const held = rows.assignments.length > 0 ? random.pick(rows.assignments) : null;
  const options = {
    ...(random.chance(0.5) ? { gradeConfirmed: true } : {}),
    ...(random.chance(0.4) ? { wait: true } : {}),
  };
  switch (held ? random.int(0, 4) : 0) {
    case 1:
      return { kind: 'unassign', userId: held?.userId ?? userId, productId: held?.productId ?? productId };
    case 2: {
      const fromProductId = held?.productId ?? productId;
      const toProductId = random.pick(rows.products.filter(({ id }) => id !== fromProductId)).id;
      return { kind: 'swap', userId: held?.userId ?? userId, fromProductId, toProductId, ...options };
    }
    case 3: {
      const fromUserId = held?.userId ?? userId;
      const toUserId = random.pick(rows.users.filter(({ id }) => id !== fromUserId)).id;
      return { kind: 'move', productId: held?.productId ?? productId, fromUserId, toUserId, gradeConfirmed: true };
    }
    default:
      return { kind: 'assign', userId, productId, ...options };
  }
}

/** What is so, mostly. */
function seenIn(rows: Rows, intent: Intent, random: Dice): readonly Seen[] {
  const holding = (userId: string, productId: string): Rows['assignments'][number] | undefined =>
    rows.assignments.find((held) => held.userId === userId && held.productId === productId);
  const seen = seenBy({ holding } as never, intent);
  return random.chance(0.9) ? seen : lanesOf(intent).map((lane) => ({ ...lane, assignment: null }));
}

function tellResult(result: PushResult): string {
  switch (result.status) {
    case 'applied':
      return canonicalJson(result);
    case 'noop':
    case 'refused':
    case 'failed':
    case 'defect':
      return `${result.status} ${problemCode(result.problem) ?? ''}`;
    case 'held':
      return `held ${canonicalJson(result.current.map(({ userId, productId, assignment }) => ({ userId, productId, assignment })))}`;
    case 'waiting':
      return `waiting ${result.poolId}`;
    case 'blocked':
      return `blocked ${result.by}`;
    case 'voided':
    case 'wait':
    case 'closed':
      return result.status;
  }
}

async function ops(site: Site, caller: Caller): Promise<string> {
  const answer = await site.handle({ method: 'GET', path: `/v1/ops?after=${caller.ack}`, headers: headersOf(caller) });
  if (answer.status !== 200) return `ops ${answer.status} ${codeOf(answer.body)}`;
  const { epoch, floor, verdicts } = JSON.parse(answer.body) as OpsResponse;
  return `ops ${epoch} ${floor} ${verdicts.map(({ id, seq, verdict }) => `${id} ${seq} ${tellResult(verdict)}`).join(', ')}`;
}

/** Pulls what is new, or everything; tells what the caller then has. A delta may repeat rows, so only its end counts. */
async function pull(site: Site, caller: Caller): Promise<readonly string[]> {
  if (caller.cursor === null) return snapshot(site, caller);
  const path = `/v1/changes?check=true&cursor=${encodeURIComponent(caller.cursor)}`;
  const answer = await site.handle({ method: 'GET', path, headers: headersOf(caller) });
  if (answer.status !== 200) {
    caller.cursor = null;
    return [`changes ${answer.status} ${codeOf(answer.body)}`];
  }
  const delta = JSON.parse(answer.body) as ChangesResponse;
  caller.cursor = delta.cursor;
  for (const table of tableNames) {
    const rows = caller.rows.get(table) ?? new Map<string, string>();
    for (const id of delta.gone[table]) rows.delete(id);
    for (const row of delta.rows[table]) rows.set(row.id, canonicalJson(row));
    caller.rows.set(table, rows);
  }
  return [`changes ${delta.epoch} ${JSON.stringify(delta.closed)} ${canonicalJson(delta.checks)} ${tellRows(caller)}`];
}

async function snapshot(site: Site, caller: Caller): Promise<readonly string[]> {
  const answer = await site.handle({ method: 'GET', path: '/v1/snapshot', headers: headersOf(caller) });
  if (answer.status !== 200) return [`snapshot ${answer.status} ${codeOf(answer.body)}`];
  caller.rows = new Map();
  const lines: string[] = [];
  for (const text of answer.body.split('\n').filter(Boolean)) {
    const line = SnapshotLine.parse(JSON.parse(text));
    if (line.type === 'head') {
      caller.cursor = line.cursor;
      lines.push(`snapshot ${line.epoch} ${JSON.stringify(line.closed)} ${canonicalJson(line.checks)}`);
    }
    if (line.type !== 'rows') continue;
    const rows = line.rows as readonly { id: string }[];
    caller.rows.set(line.table, new Map(rows.map((row) => [row.id, canonicalJson(row)])));
  }
  return [...lines, tellRows(caller)];
}

function tellRows({ rows }: Caller): string {
  return tableNames.map((table) => `${table}: ${[...(rows.get(table)?.values() ?? [])].sort().join(' ')}`).join('; ');
}

/** In one order, whatever the server keeps them in: what is picked must be the same. */
function sorted(rows: Rows): Rows {
  const tables = tableNames.map((table) => [table, [...rows[table]].sort((a, b) => (a.id < b.id ? -1 : 1))]);
  return Object.fromEntries(tables) as Rows;
}

function told(rows: Rows): string {
  return tableNames
    .map(
      (table) =>
        `${table}: ${rows[table]
          .map((row) => canonicalJson(row))
          .sort()
          .join(' ')}`,
    )
    .join('; ');
}

function codeOf(body: string): string {
  try {
    return problemCode(JSON.parse(body) as never) ?? 'foreign';
  } catch {
    return 'foreign';
  }
}
