import type { OfficeSpan, Support } from '../../shared/support/support.ts';
import { daysLater, momentOf, wallTime, type WallTime } from './zonedTime.ts';

/** Is somebody there, and when does that change next? */
export type OfficeState = Readonly<{ kind: 'open'; until: Date }> | Readonly<{ kind: 'closed'; opens: Date | null }>;

/** Longer than any gap of real office hours. */
const DAYS_AHEAD = 14;

/** How the office stands at a moment. Holidays are not known here, and nobody claims that they are. */
export function officeState(now: Date, { hours, timeZone }: Pick<Support, 'hours' | 'timeZone'>): OfficeState {
  const today = wallTime(now, timeZone);
  for (let days = 0; days <= DAYS_AHEAD; days += 1) {
    const day = daysLater(today, days);
    for (const { opens, closes } of spansOf(day, hours)) {
      const from = at(day, opens, timeZone);
      const until = at(day, closes, timeZone);
      if (now < from) return { kind: 'closed', opens: from };
      if (now < until) return { kind: 'open', until };
    }
  }
  return { kind: 'closed', opens: null };
}

/** The hours of a day, the earliest first. */
function spansOf(day: WallTime, hours: readonly OfficeSpan[]): readonly OfficeSpan[] {
  return hours
    .filter(({ months, days }) => months.includes(day.month) && days.includes(day.weekday))
    .sort((a, b) => minutesOf(a.opens) - minutesOf(b.opens));
}

function at(day: WallTime, clock: string, timeZone: string): Date {
  return momentOf({ ...day, minutes: minutesOf(clock) }, timeZone);
}

/** "8:30" as minutes since midnight. */
export function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}
