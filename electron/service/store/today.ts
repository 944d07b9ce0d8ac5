import type { Day } from '../../../shared/contract/ids.ts';

/**
 * The calendar day in the district, by the server's clock as far as it is known: a computer whose own clock is years
 * off must not refuse an edit because "the term has ended".
 */
export function todayIn(timeZone: string, now: number, clockOffsetMs: number): Day {
  const parts = formatOf(timeZone).formatToParts(new Date(now + clockOffsetMs));
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
