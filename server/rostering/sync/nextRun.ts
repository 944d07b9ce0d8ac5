const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** A moment on the clock of some time zone, as minutes since 1970 would count there. */
type WallMinutes = number;

/**
 * The next instant after `after` at which the clock of a time zone shows this time (`HH:MM`). A time that daylight saving
 * skips comes when the clock jumps over it; one that it shows twice counts the first time only.
 */
export function nextRun(timeZone: string, time: string, after: Date): Date {
  const wall = wallClock(timeZone);
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const timeOfDay = hours * 60 + minutes;
  const today = Math.floor((wall(after.getTime()) * MINUTE_MS) / DAY_MS);
  // Yesterday's may be still to come where the clock went back over midnight.
  for (let day = today - 1; ; day++) {
    const at = instantOf(wall, (day * DAY_MS) / MINUTE_MS + timeOfDay);
    if (at > after.getTime()) return new Date(at);
  }
}

/** The first minute at which the clock shows this or more, without having shown it before. */
function instantOf(wall: (at: number) => WallMinutes, wanted: WallMinutes): number {
  // No clock is further than 14 hours from Greenwich; within that span it reaches any time of day.
  let before = wanted * MINUTE_MS - 15 * 60 * MINUTE_MS;
  const end = wanted * MINUTE_MS + 15 * 60 * MINUTE_MS;
  // Clocks change by half an hour and more, so a quarter of an hour steps over nothing.
  const STEP = 15 * MINUTE_MS;
  while (before + STEP < end && wall(before + STEP) < wanted) before += STEP;
  let at = before;
  while (wall(at) < wanted) at += MINUTE_MS;
  return at;
}

function wallClock(timeZone: string): (at: number) => WallMinutes {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute) / MINUTE_MS;
  };
}
