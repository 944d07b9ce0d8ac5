import fc, { type GeneratorValue } from 'fast-check';
import { faultsOf, operations, type Operation } from '../document.ts';
import { mutate } from './mutate.ts';
import { drawParameters, drawValue, type Ids } from './sample.ts';
import type { Caller, FuzzWorld } from './world.ts';

/** One request, and what may come of it. */
export type Shot = Readonly<{
  why: string;
  method: string;
  path: string;
  headers: Readonly<Record<string, string>>;
  body?: Buffer;
  /** `refused`: the document, or HTTP, forbids it. `harmless`: no row of anyone's may alter. `any`: it may be right. */
  expect: 'refused' | 'harmless' | 'any';
  /** It needs a signed-in caller and has none: 401 and nothing else. */
  unauthorized?: true;
  /** Ids that it names itself. */
  named: ReadonlySet<string>;
}>;

type Parts = { parameters: Map<string, string>; body: unknown };

/** Draws a request for the operation: right by the document, or with one thing wrong. */
export function drawShot(draw: GeneratorValue, operation: Operation, caller: Caller, world: FuzzWorld): Shot {
  const kinds: Readonly<Record<string, Kind>> = {
    ...forAny,
    ...(operation.signedIn ? { wrongToken } : {}),
    ...(operation.body ? forBodies : { bodyTooMuch }),
  };
  // By name, so that a counterexample can be read.
  const name = draw(fc.constantFrom, ...Object.keys(kinds));
  const kind = kinds[name];
  if (!kind) throw new Error(name);
  return kind(draw, operation, caller, world);
}

type Kind = (draw: GeneratorValue, operation: Operation, caller: Caller, world: FuzzWorld) => Shot;

const valid: Kind = (draw, operation, caller) =>
  shotOf(operation, caller, drawParts(draw, operation, caller.own), { why: 'as documented' });

const otherPeoples: Kind = (draw, operation, caller) => {
  const others: Ids = caller.others[draw(fc.nat, { max: caller.others.length - 1 })] ?? {};
  // The device and the epoch are mostly one's own, or nothing else would be looked at.
  const own = draw(fc.boolean) ? { deviceId: caller.own['deviceId'] ?? [], epoch: caller.own['epoch'] ?? [] } : {};
  const ids: Ids = { ...others, ...own, cursor: caller.own['cursor'] ?? [] };
  const parts = drawParts(draw, operation, ids);
  const shot = shotOf(operation, caller, parts, { why: "other people's ids" });
  const namesOthers = Object.entries(others).some(
    ([kind, list]) => kind !== 'epoch' && list.some((id) => shot.named.has(id)),
  );
  // What is not there for the caller, and another's computer, are refused whatever else is right.
  const isOthers = (value: unknown): boolean => Object.values(others).some((list) => list.some((id) => id === value));
  const inPath = operation.parameters.some(
    ({ name, in: place }) => place === 'path' && isOthers(parts.parameters.get(name)),
  );
  const device = (others['deviceId'] ?? []).some((id) => shot.named.has(id));
  if (inPath || device) return { ...shot, expect: 'refused' };
  return namesOthers ? { ...shot, expect: 'harmless' } : shot;
};

const bodyMutated: Kind = (draw, operation, caller) => {
  const parts = drawParts(draw, operation, caller.own);
  const { fault, body } = mutate(draw, parts.body);
  const text = JSON.stringify(body);
  const wrong =
    text === undefined || (operation.body !== null && faultsOf(operation.body, JSON.parse(text)).length > 0);
  const expected = wrong || fault.startsWith('unkeepable') ? 'refused' : 'any';
  return shotOf(operation, caller, { ...parts, body }, { why: `body: ${fault}`, expect: expected });
};

const bodySpoiled: Kind = (draw, operation, caller) => {
  const text = JSON.stringify(drawParts(draw, operation, caller.own).body);
  const spoiled: Readonly<Record<string, Buffer>> = {
    cut: Buffer.from(text.slice(0, -1)),
    empty: Buffer.from(''),
    doubled: Buffer.from(text + text),
    'UTF-16': Buffer.from(text, 'utf16le'),
    'Latin-1': Buffer.from(text.replace('{', '{"é":1,'), 'latin1'),
    'a byte order mark': Buffer.from(`\ufeff${text}`),
    'a bad byte': Buffer.concat([Buffer.from(text.slice(0, -1)), Buffer.from([0xc3, 0x28])]),
    'a raw NUL': Buffer.from(`${text.slice(0, -1)},"a":"\0"}`),
    deep: Buffer.from('[{"a":'.repeat(50_000)),
    closed: Buffer.from(`${'['.repeat(50_000)}${']'.repeat(50_000)}`),
    prototype: Buffer.from(text.replace('{', '{"__proto__":{"admin":true},')),
    'no number': Buffer.from('NaN'),
    long: Buffer.alloc(4 * 1024 * 1024 + 1, ' '),
  };
  const [why, body] = draw(fc.constantFrom, ...Object.entries(spoiled));
  return {
    ...shotOf(operation, caller, drawParts(draw, operation, caller.own), { why: `body: ${why}`, expect: 'refused' }),
    body,
  };
};

const otherMediaType: Kind = (draw, operation, caller) => {
  const type = draw(
    fc.constantFrom,
    '',
    'text/plain',
    'text/json',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=a',
    'application/json; charset=utf-16',
    'json',
    '*/*',
  );
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), {
    why: `media type ${type}`,
    expect: 'refused',
  });
  return { ...shot, headers: { ...shot.headers, 'content-type': type } };
};

const packed: Kind = (draw, operation, caller) => {
  const coding = draw(fc.constantFrom, 'gzip', 'br', 'deflate', 'identity', 'none, gzip');
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), {
    why: `coding ${coding}`,
    expect: 'refused',
  });
  return { ...shot, headers: { ...shot.headers, 'content-encoding': coding } };
};

const bodyTooMuch: Kind = (draw, operation, caller) => {
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), {
    why: 'a body where none belongs',
    expect: 'refused',
  });
  const headers = { ...shot.headers, 'content-type': draw(fc.constantFrom, 'application/json', 'text/plain') };
  return { ...shot, headers, body: Buffer.from(draw(fc.constantFrom, '{}', 'x', 'null')) };
};

const parameterMutated: Kind = (draw, operation, caller) => {
  const parts = drawParts(draw, operation, caller.own);
  const { parameters } = operation;
  if (parameters.length === 0) return addressSpoiled(draw, operation, caller, { callers: [], badTokens: {} });
  const { name, schema, required, in: place } = draw(fc.constantFrom, ...parameters);
  const value = draw(
    fc.constantFrom,
    null,
    '',
    ' ',
    'null',
    '-1',
    '1e9',
    '99999999999999999999',
    '[object Object]',
    'x'.repeat(201),
    'x'.repeat(6000),
    '../..',
    "'; drop table users; --",
    '\u{1f600}',
    'a b',
    'ＡＢ',
  );
  if (value === null || (value === '' && place === 'path')) parts.parameters.delete(name);
  else parts.parameters.set(name, value);
  const missing = !parts.parameters.has(name);
  const typed = schema.type === 'integer' || schema.type === 'number' ? Number(value) : value;
  const wrong = missing ? required : faultsOf(schema, typed).length > 0;
  return shotOf(operation, caller, parts, {
    why: `${name}: ${String(value).slice(0, 30)}`,
    expect: wrong ? 'refused' : 'any',
  });
};

const addressSpoiled: Kind = (draw, operation, caller) => {
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), { why: 'address', expect: 'refused' });
  const more = draw(
    fc.constantFrom,
    'surprise=1',
    '__proto__=1',
    'a=%00',
    'a=%',
    'a=%ff',
    'a=%0d%0ab',
    '%00',
    'deviceId=x&deviceId=x',
    '[]=1',
    'surprise',
  );
  return { ...shot, why: `address with ${more}`, path: `${shot.path}${shot.path.includes('?') ? '&' : '?'}${more}` };
};

const wrongMethod: Kind = (draw, operation, caller) => {
  const known = operations.filter(({ path }) => path === operation.path).map(({ method }) => method);
  const method = draw(
    fc.constantFrom,
    ...['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'].filter(
      (name) => !known.includes(name),
    ),
  );
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), {
    why: `method ${method}`,
    expect: 'refused',
  });
  return { ...shot, method };
};

const wrongToken: Kind = (draw, operation, caller, { badTokens }) => {
  const [why, token] = draw(fc.constantFrom, ...Object.entries(badTokens));
  const shot = shotOf(operation, caller, drawParts(draw, operation, caller.own), {
    why: `token: ${why}`,
    expect: 'refused',
  });
  const scheme = draw(fc.constantFrom, 'Bearer ', 'bearer ');
  const { authorization: _, ...headers } = shot.headers;
  return {
    ...shot,
    unauthorized: true,
    headers: token === '' ? headers : { ...headers, authorization: scheme + token },
  };
};

const forAny = { valid, otherPeoples, parameterMutated, addressSpoiled, wrongMethod, packed };
const forBodies = { bodyMutated, bodyMutatedAgain: bodyMutated, bodySpoiled, otherMediaType };

function drawParts(draw: GeneratorValue, operation: Operation, ids: Ids): Parts {
  return {
    parameters: drawParameters(draw, operation, ids),
    body: operation.body ? drawValue(draw, operation.body, ids) : undefined,
  };
}

function shotOf(
  operation: Operation,
  { device }: Caller,
  { parameters, body }: Parts,
  more: Readonly<{ why: string; expect?: Shot['expect'] }>,
): Shot {
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters.get(name) ?? ''),
  );
  const query = operation.parameters
    .filter((parameter) => parameter.in === 'query' && parameters.has(parameter.name))
    .map(({ name }) => `${name}=${encodeURIComponent(parameters.get(name) ?? '')}`);
  const text = body === undefined ? undefined : JSON.stringify(body);
  return {
    expect: 'any',
    ...more,
    method: operation.method,
    path: query.length > 0 ? `${path}?${query.join('&')}` : path,
    headers: {
      ...(operation.signedIn ? { authorization: `Bearer ${device.token}` } : {}),
      ...(operation.body ? { 'content-type': operation.mediaType } : {}),
      ...Object.fromEntries(
        operation.parameters
          .filter((parameter) => parameter.in === 'header' && parameters.has(parameter.name))
          .map(({ name }) => [name, Buffer.from(parameters.get(name) ?? '').toString('latin1')]),
      ),
    },
    ...(text === undefined ? {} : { body: Buffer.from(text) }),
    named: new Set([...parameters.values(), ...textsOf(body)]),
  };
}

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
