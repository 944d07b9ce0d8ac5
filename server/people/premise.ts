import { canonicalJson } from '../../shared/contract/canonicalJson.ts';
import { rowVersion, type RowVersion } from '../../shared/contract/rosterEdit.ts';
import type { Class, Enrollment, User } from '../../shared/contract/rows.ts';
import { RequestError } from '../problems.ts';

/** Do two values say the same? */
export function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

/** An edit whose author saw something else is never applied blindly: it is handed back with the row as it is now. */
export function insistOnSeen(row: User | Class | Enrollment, seen: RowVersion): void {
  if (rowVersion(row) === seen) return;
  throw changedElsewhere(row);
}

export function changedElsewhere(row: User | Class | Enrollment): RequestError {
  return new RequestError('changedElsewhere', undefined, {}, row);
}

/** The id of something new is taken, by something else. */
export function idTaken(): RequestError {
  return new RequestError('otherBytesForSameId', 'The id belongs to something else.');
}
