import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import type { Account } from '../../../shared/contract/session.ts';
import type { Secrets } from './secrets.ts';

/** What the vault keeps of an account besides its keys: whether it is locked, whom to greet, and what the password must fit. */
const Lock = z.strictObject({
  locked: z.boolean(),
  email: z.string(),
  displayName: z.string(),
  /** Salt and scrypt of the password; null when too many were wrong: then the server has to say. */
  check: z.strictObject({ salt: z.string(), hash: z.string() }).nullable(),
  /** Passwords that did not fit, also before the app was started anew. */
  wrong: z.int().default(0),
});
export type Lock = Readonly<z.infer<typeof Lock>>;

/** What one guess costs: 64 MB and about a quarter of a second on an old laptop. */
const COST = { N: 2 ** 16, r: 8, p: 1, maxmem: 2 ** 27 } as const;
const HASH_BYTES = 32;

export async function readLock(secrets: Secrets, key: string): Promise<Lock | null> {
  const text = await secrets.get(`lock:${key}`);
  return text === null ? null : Lock.parse(JSON.parse(text));
}

/** False when it could not be kept. */
export async function keepLock(secrets: Secrets, key: string, lock: Lock): Promise<boolean> {
  const text = JSON.stringify(lock);
  return (await secrets.set(`lock:${key}`, text)) === text;
}

/** An open lock for somebody who has just shown the password to the server. */
export async function makeLock({ email, displayName }: Account, password: string): Promise<Lock> {
  const salt = randomBytes(16).toString('base64url');
  return {
    locked: false,
    wrong: 0,
    email,
    displayName,
    check: { salt, hash: (await hashOf(password, salt)).toString('base64url') },
  };
}

export async function fits({ check }: Lock, password: string): Promise<boolean> {
  if (check === null) return false;
  const known = Buffer.from(check.hash, 'base64url');
  return known.length === HASH_BYTES && timingSafeEqual(await hashOf(password, check.salt), known);
}

function hashOf(password: string, salt: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, Buffer.from(salt, 'base64url'), HASH_BYTES, COST, (error, hash) => {
      if (error) reject(error);
      else resolve(hash);
    });
  });
}
