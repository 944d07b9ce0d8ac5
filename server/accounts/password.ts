import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt with 32 MiB and about 0.1 s of work: what a guess costs. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const KEY_BYTES = 32;
/** More at once would only take memory: the thread pool has four threads. */
const AT_ONCE = 3;

let running = 0;
const waiting: (() => void)[] = [];

/** The hash to keep, with its own salt and cost in it, so that the cost can rise later. */
export async function hashPassword(password: string, cost: number = COST.N): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Is it the password? With null (there is no such account) the same work is done and the answer is no. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, cost, salt, key] = (kept ?? NOBODY).split('$');
  const wanted = Buffer.from(key ?? '', 'base64url');
  const given = await derive(password, Buffer.from(salt ?? '', 'base64url'), Number(cost));
  return kept !== null && wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** Stands in for the account that does not exist, so that its absence cannot be measured. */
const NOBODY = ['scrypt', COST.N, 'c2VhdHdpc2Utbm9ib2R5', ''].join('$');

async function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      // The same password typed on another keyboard may come composed otherwise.
      scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...COST, N: cost }, (error, key) =>
        error ? reject(error) : resolve(key),
      );
    });
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
