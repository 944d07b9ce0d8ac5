import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import { problemCode } from '../../shared/contract/problem.ts';
import type { ChangesResponse } from '../../shared/contract/pull.ts';
import type { OpsResponse, PushResponse, PushResult } from '../../shared/contract/push.ts';
import { SnapshotLine } from '../../shared/contract/pull.ts';
import { Session } from '../../shared/contract/session.ts';
import { tableNames } from '../../shared/contract/rows.ts';
import { anyItem, idOf, type Caller } from './contractItems.ts';
import { anyEvent } from './plan.ts';
import { dice, seedOf, type Dice } from './random.ts';
import type { Rows, Site } from './site.ts';
import type { World } from './world.ts';

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
