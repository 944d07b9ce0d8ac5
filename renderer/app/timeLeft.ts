/** How many rows were there at a moment, in milliseconds. */
export type Progress = Readonly<{ rows: number; at: number }>;

export type TimeLeft = Readonly<{ unit: 'seconds' | 'minutes'; count: number }>;

/** Too short to tell a pace from. */
const LEAST = 1500;

/** How long the rest takes at the pace so far, in steps that do not twitch; null while that cannot be said. */
export function timeLeft(start: Progress, now: Progress, of: number): TimeLeft | null {
  const [done, took] = [now.rows - start.rows, now.at - start.at];
  if (took < LEAST || done <= 0 || of <= now.rows) return null;
  const seconds = ((of - now.rows) * took) / done / 1000;
  return seconds > 90
    ? { unit: 'minutes', count: Math.round(seconds / 60) }
    : { unit: 'seconds', count: Math.max(5, Math.ceil(seconds / 5) * 5) };
}
