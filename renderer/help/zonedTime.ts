/** A moment as a clock on the wall somewhere shows it. */
export type WallTime = Readonly<{
  year: number;
  /** 1 to 12. */
  month: number;
  day: number;
  /** 1 (Monday) to 7 (Sunday). */
  weekday: number;
  /** Minutes since midnight. */
  minutes: number;
}>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a time zone show at a moment. */
export function wallTime(moment: Date, timeZone: string): WallTime {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  return { year, month, day, weekday: weekdayOf(year, month, day), minutes: part('hour') * 60 + part('minute') };
}

/** The moment at which the clocks of a time zone show this time; an hour that the spring skips becomes the next. */
export function momentOf(time: Pick<WallTime, 'year' | 'month' | 'day' | 'minutes'>, timeZone: string): Date {
  const wanted = Date.UTC(time.year, time.month - 1, time.day, 0, time.minutes);
  const first = wanted - offsetAt(new Date(wanted), timeZone);
  // The clocks may have been put forward or back between the guess and the moment.
  return new Date(wanted - offsetAt(new Date(first), timeZone));
}

/** The same time of day so many days later. */
export function daysLater(time: WallTime, days: number): WallTime {
  const later = new Date(Date.UTC(time.year, time.month - 1, time.day + days));
  const [year, month, day] = [later.getUTCFullYear(), later.getUTCMonth() + 1, later.getUTCDate()];
  return { year, month, day, weekday: weekdayOf(year, month, day), minutes: time.minutes };
}

/** How far the clocks of a time zone are before UTC, in milliseconds. */
function offsetAt(moment: Date, timeZone: string): number {
  const { year, month, day, minutes } = wallTime(moment, timeZone);
  return Date.UTC(year, month - 1, day, 0, minutes) - Math.floor(moment.getTime() / 60_000) * 60_000;
}

function weekdayOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}
