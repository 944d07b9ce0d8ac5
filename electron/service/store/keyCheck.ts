import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { writeFileAtomically } from './writeFileAtomically.ts';

const KeyCheck = z.strictObject({ v: z.literal(1), salt: z.string(), check: z.string() });

/**
 * SQLite says "file is not a database" of a damaged file and of a wrong key alike. This small file beside the store
 * tells them apart: it proves knowledge of the key and says nothing about it (the key is 256 random bits).
 */
export function writeKeyCheck(file: string, key: string): void {
  const salt = randomBytes(16).toString('hex');
  writeFileAtomically(file, JSON.stringify({ v: 1, salt, check: checkValue(key, salt) }));
}

/** `unknown`: the file is missing or unreadable. */
export function matchesKeyCheck(file: string, key: string): 'same' | 'other' | 'unknown' {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return 'unknown';
  }
  const parsed = KeyCheck.safeParse(parseJson(text));
  if (!parsed.success) return 'unknown';
  const expected = Buffer.from(parsed.data.check, 'hex');
  const found = Buffer.from(checkValue(key, parsed.data.salt), 'hex');
  return expected.length === found.length && timingSafeEqual(expected, found) ? 'same' : 'other';
}

function checkValue(key: string, salt: string): string {
  return createHmac('sha256', key).update(`seatwise store key ${salt}`).digest('hex');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
