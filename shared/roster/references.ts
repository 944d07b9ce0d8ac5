import { LIMITS } from './limits.ts';
import type { FileMode, RosterFileKind } from './roster.ts';

/**
 * Does a record of this kind exist? Only a bulk file lists all there is: beside a delta file, or in a delta upload that
 * leaves the file out, the database may know more, so every id is let through.
 */
export type IsKnown = (sourcedId: string) => boolean;

/** Builds the check for one kind of record from what was read of it. */
export function knownIn(
  records: ReadonlyMap<string, unknown>,
  kind: RosterFileKind,
  modes: Readonly<Record<RosterFileKind, FileMode>>,
): IsKnown {
  return listsAll(kind, modes) ? (sourcedId) => records.has(sourcedId) : isUsable;
}

/** Does the upload hold every record of this kind? */
export function listsAll(kind: RosterFileKind, modes: Readonly<Record<RosterFileKind, FileMode>>): boolean {
  if (modes[kind] === 'bulk') return true;
  return modes[kind] === 'absent' && !isDeltaUpload(modes);
}

/** Does any file hold changes only? */
export function isDeltaUpload(modes: Readonly<Record<RosterFileKind, FileMode>>): boolean {
  return Object.values(modes).includes('delta');
}

function isUsable(sourcedId: string): boolean {
  return sourcedId !== '' && sourcedId.length <= LIMITS.idLength;
}
