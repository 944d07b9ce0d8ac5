import type { Day } from '../../../shared/contract/ids.ts';

/** What is known of the server's clock: when it was heard last, by this computer's clock, and how far the two are apart. */
type Heard = Readonly<{ lastSyncedAt: string | null; clockOffsetMs: number }>;

/** A session that nobody used for so long has ended, so no honest clock is further on. */
const BELIEVED_MS = 100 * 24 * 60 * 60_000;

/**
 * The calendar day in the district, by the server's clock as far as it is known: a computer whose own clock is years
 * off must not refuse an edit because "the term has ended". A clock that jumped since the server was heard, which a
 * computer with an empty battery does offline, is not believed: then it is the day on which it was heard.
 */
export function todayIn(timeZone: string, now: number, { lastSyncedAt, clockOffsetMs }: Heard): Day {
  const heard = lastSyncedAt === null ? null : Date.parse(lastSyncedAt) + clockOffsetMs;
  const here = now + clockOffsetMs;
  const isBelieved = heard === null || (here >= heard && here - heard <= BELIEVED_MS);
  return dayAt(timeZone, isBelieved ? here : heard);
}

const MINUTE = 60_000;
let last = { timeZone: '', minute: Number.NaN, day: '' };

/** Asked several times with every commit, and within a minute the day is the same. */
function dayAt(timeZone: string, moment: number): Day {
  const minute = Math.floor(moment / MINUTE);
  if (last.minute !== minute || last.timeZone !== timeZone) last = { timeZone, minute, day: dayOf(timeZone, moment) };
  return last.day;
}

function dayOf(timeZone: string, moment: number): Day {
  const parts = formatOf(timeZone).formatToParts(new Date(moment));
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept: making one costs more than all else of a small commit. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}
