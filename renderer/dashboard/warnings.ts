import type { ProductCounts } from '../../shared/contract/view.ts';
import type { Day } from '../../shared/contract/ids.ts';

/** Below this share of what was bought, a pool that is in use runs out soon. */
const LOW_SHARE = 0.05;
/** Days before the end of a term at which one should know. */
const ENDING_DAYS = 30;

export type DashboardWarnings = Readonly<{
  /** Products with few licenses left; those with none say so themselves. */
  low: readonly ProductCounts[];
  /** Products whose term ends soon, the nearest first. */
  ending: readonly (ProductCounts & Readonly<{ endsOn: Day }>)[];
}>;

/** What a person should know before it hurts. */
export function dashboardWarnings(counts: readonly ProductCounts[], today: Day): DashboardWarnings {
  const limit = addDays(today, ENDING_DAYS);
  return {
    low: counts.filter(({ available, quantity }) => available > 0 && available <= quantity * LOW_SHARE),
    ending: counts
      .flatMap((count) => (count.endsOn === null ? [] : [{ ...count, endsOn: count.endsOn }]))
      .filter(({ endsOn }) => endsOn >= today && endsOn <= limit)
      .sort((a, b) => a.endsOn.localeCompare(b.endsOn)),
  };
}

function addDays(day: Day, days: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + days);
  return moment.toISOString().slice(0, 10);
}

/** The calendar day of a moment on this computer. */
export function localDay(moment: Date): Day {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
