import { RequestError } from '../problems.ts';

/** Deeper than anything the contract knows, and shallow enough for every recursive reader. */
const DEEPEST = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** NUL, which PostgreSQL's text and jsonb cannot hold, and half a surrogate pair, which UTF-8 cannot. */
// oxlint-disable-next-line eslint/no-control-regex
const UNKEEPABLE = /\0|\p{Surrogate}/u;

/** JSON of a request, read strictly. What is wrong is told without the text, which may hold a name or a password. */
export function parseStrictJson(bytes: Uint8Array): unknown {
  const value = parse(decode(bytes));
  const open: (readonly [value: unknown, depth: number])[] = [[value, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [part, depth] = next;
    if (typeof part === 'string') refuseUnkeepable(part);
    if (typeof part !== 'object' || part === null) continue;
    if (depth > DEEPEST) throw refused('The body is nested too deeply.');
    for (const [key, member] of Object.entries(part)) {
      if (key === '__proto__') throw refused('The body has a member __proto__.');
      refuseUnkeepable(key);
      open.push([member, depth + 1]);
    }
  }
  return value;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw refused('The body is not UTF-8.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refused('The body is not JSON.');
  }
}

function refuseUnkeepable(text: string): void {
  if (UNKEEPABLE.test(text)) throw refused('The body holds NUL or half a surrogate pair.');
}

function refused(why: string): RequestError {
  return new RequestError('invalidRequest', why);
}
