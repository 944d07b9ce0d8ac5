import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sampleDistrict } from '../testing/sampleDistrict.ts';
import { headOf } from '../testing/sampleStore.ts';
import { parseRetryAfter } from './answer.ts';
import type { Exchanged } from './exchange.ts';
import { readLines } from './lines.ts';
import { networkFault } from './networkFault.ts';
import { readBody } from './readBody.ts';
import { readEvents } from './readEvents.ts';
import { readSnapshot, type SnapshotSink } from './readSnapshot.ts';

async function* pieces(...texts: (string | Error)[]): AsyncGenerator<Uint8Array, void, void> {
  for (const text of texts) {
    if (typeof text !== 'string') throw text;
    yield new TextEncoder().encode(text);
  }
}

function response(status: number, headers: Record<string, string>, ...texts: (string | Error)[]): Exchanged {
  return {
    kind: 'response',
    response: { status, header: (name) => headers[name] ?? null, pieces: () => pieces(...texts) },
  };
}

const reset = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
const JSON_TYPE = { 'content-type': 'application/json' };

describe('reading an answer', () => {
  const schema = z.strictObject({ a: z.int() });
  const read = async (exchanged: Exchanged, limit = 100) => readBody(exchanged, schema, limit, 0);

  it('takes what keeps the contract and nothing else', async () => {
    expect(await read(response(200, JSON_TYPE, '{"a":', '1}'))).toEqual({ kind: 'ok', body: { a: 1 } });
    for (const text of ['{"a":1,"b":2}', '{"a":"1"}', '<html>', '', '{"a":1'])
      expect(await read(response(200, {}, text))).toEqual({ kind: 'foreign', status: 200 });
  });

  it('takes no answer that is larger than its limit', async () => {
    expect(await read(response(200, {}, '{"a":1}', ' '.repeat(200)))).toEqual({ kind: 'foreign', status: 200 });
  });

  it('is lost when the answer is cut', async () => {
    expect(await read(response(200, {}, '{"a":', reset))).toEqual({ kind: 'lost', why: 'ECONNRESET' });
  });

  it('knows a problem of ours from a page of a proxy', async () => {
    const type = { 'content-type': 'application/problem+json; charset=utf-8', 'retry-after': '3' };
    const body = '{"type":"urn:seatwise:problem:tooManyRequests","title":"x","status":429}';
    expect(await read(response(429, type, body))).toEqual({
      kind: 'problem',
      status: 429,
      code: 'tooManyRequests',
      retryAfterMs: 3000,
    });
    expect(await read(response(429, JSON_TYPE, body))).toMatchObject({ code: null });
    expect(await read(response(502, {}, '<html>'))).toMatchObject({ kind: 'problem', status: 502, code: null });
    expect(await read(response(302, {}, ''))).toEqual({ kind: 'foreign', status: 302 });
    expect(await read(response(0, {}, ''))).toEqual({ kind: 'foreign', status: 0 });
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', null, 120_000],
    ['Wed, 01 Oct 2025 12:00:30 GMT', 'Wed, 01 Oct 2025 12:00:00 GMT', 30_000],
    ['Wed, 01 Oct 2025 12:00:00 GMT', 'Wed, 01 Oct 2025 12:00:30 GMT', 0],
    ['999999999', null, 24 * 60 * 60_000],
    ['soon', null, null],
    ['', null, null],
    [null, null, null],
  ])('%s', (value, date, ms) => {
    expect(parseRetryAfter(value, date, 0)).toBe(ms);
  });
});

describe('a network fault', () => {
  it.each([
    ['ECONNREFUSED', false],
    ['ENOTFOUND', false],
    ['UND_ERR_CONNECT_TIMEOUT', false],
    ['CERT_HAS_EXPIRED', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', false],
    ['ECONNRESET', true],
    ['UND_ERR_SOCKET', true],
    ['EPIPE', true],
  ])('%s: could a byte have left? %s', (code, sent) => {
    const fault = new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code }) });
    expect(networkFault(fault)).toEqual({ sent, why: code });
  });

  it('of several addresses is known by any of them', () => {
    const errors = ['ECONNREFUSED', 'ENETUNREACH'].map((code) => Object.assign(new Error('x'), { code }));
    expect(networkFault(new TypeError('fetch failed', { cause: new AggregateError(errors) })).sent).toBe(false);
  });

  it('of an unknown kind may have left: then the server is asked', () => {
    expect(networkFault(new Error('what?')).sent).toBe(true);
    expect(networkFault('what?').sent).toBe(true);
  });
});

describe('lines', () => {
  const all = async (limit: number, ...texts: string[]): Promise<string[]> => {
    const lines: string[] = [];
    for await (const line of readLines(pieces(...texts), limit)) lines.push(line);
    return lines;
  };

  it('come whole, however they were cut on the way', async () => {
    expect(await all(100, 'a', 'b\nc\r\n', '\nd')).toEqual(['ab', 'c', '']);
    const bytes = new TextEncoder().encode('né\n');
    async function* bytewise(): AsyncGenerator<Uint8Array, void, void> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    const lines: string[] = [];
    for await (const line of readLines(bytewise(), 10)) lines.push(line);
    expect(lines).toEqual(['né']);
  });

  it('that are too long are not kept', async () => {
    await expect(all(10, 'x'.repeat(11))).rejects.toThrow('too long');
  });
});

describe('a snapshot', () => {
  const rows = sampleDistrict();
  const head = JSON.stringify(headOf(rows));
  const users = JSON.stringify({ type: 'rows', table: 'users', rows: rows.users });
  const end = '{"type":"end"}';
  const read = async (...texts: (string | Error)[]): Promise<{ kind: string; got: string[] }> => {
    const got: string[] = [];
    const sink: SnapshotSink = {
      head: () => got.push('head'),
      rows: (table, some) => got.push(`${table} ${some.length}`),
    };
    const answer = await readSnapshot(response(200, {}, ...texts), sink, 0);
    return { kind: answer.kind, got };
  };

  it('is whole only with its end', async () => {
    expect(await read(`${head}\n${users}\n${end}\n`)).toEqual({
      kind: 'ok',
      got: ['head', `users ${rows.users.length}`],
    });
    expect((await read(`${head}\n${users}\n`)).kind).toBe('lost');
    expect((await read(`${head}\n${users}\n`, reset)).kind).toBe('lost');
    expect((await read(`${head}\n${end}`)).kind).toBe('lost');
  });

  it.each([
    ['a page of a portal', '<html>\n'],
    ['nothing', ''],
    ['rows before the head', `${users}\n${head}\n${end}\n`],
    ['two heads', `${head}\n${head}\n${end}\n`],
    ['something after the end', `${head}\n${end}\n${users}\n`],
    ['a row that breaks the contract', `${head}\n{"type":"rows","table":"users","rows":[{"id":"x"}]}\n${end}\n`],
    ['a table nobody knows', `${head}\n{"type":"rows","table":"pets","rows":[]}\n${end}\n`],
  ])('with %s is none of ours', async (_what, text) => {
    expect((await read(text)).kind).toBe('foreign');
  });

  it('tells a problem from its rows', async () => {
    const type = { 'content-type': 'application/problem+json' };
    const body = '{"type":"urn:seatwise:problem:unauthorized","title":"x","status":401}';
    const sink: SnapshotSink = { head: () => undefined, rows: () => undefined };
    expect(await readSnapshot(response(401, type, body), sink, 0)).toMatchObject({ status: 401, code: 'unauthorized' });
  });
});

describe('events', () => {
  it('are counted, comments are not, and an end is no error', async () => {
    let changed = 0;
    let open = 0;
    const on = { open: () => (open += 1), changed: () => (changed += 1) };
    const type = { 'content-type': 'text/event-stream' };
    const text = ': hello\n\nevent: changed\ndata:\n\n: beat\n\nevent: changed\ndata:\n\nevent: other\n\n';
    expect(await readEvents(response(200, type, text, reset), on)).toBe(true);
    expect(await readEvents(response(401, {}, ''), on)).toBe(false);
    expect([open, changed]).toEqual([1, 2]);
  });
});
