/** What the app itself adds to a roster has a sourcedId of this kind, which no file and no platform gives. */
const PREFIX = 'seatwise:';

/** The sourcedId of a row that was added in the app. */
export function madeHereId(id: string): string {
  return PREFIX + id;
}

/** For SQL: `sourced_id like …`. */
export const MADE_HERE_PATTERN = `${PREFIX}%`;
