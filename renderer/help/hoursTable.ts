import type { OfficeSpan } from '../../shared/support/support.ts';

export type HoursRow = Readonly<{ firstDay: number; lastDay: number; opens: string; closes: string }>;
/** Hours that are the same in these months. */
export type HoursGroup = Readonly<{ months: readonly number[]; rows: readonly HoursRow[] }>;

/** Office hours as they are written down: months together, days that follow each other together. */
export function hoursTable(hours: readonly OfficeSpan[]): readonly HoursGroup[] {
  const groups = new Map<string, { months: readonly number[]; rows: HoursRow[] }>();
  for (const { months, days, opens, closes } of hours) {
    const key = months.join(' ');
    const group = groups.get(key) ?? { months, rows: [] };
    groups.set(key, group);
    for (const [firstDay, lastDay] of runsOf(days)) group.rows.push({ firstDay, lastDay, opens, closes });
  }
  return [...groups.values()];
}

function runsOf(days: readonly number[]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

/** The first and the last of months that follow each other, over the end of the year too; null when they do not. */
export function monthRun(months: readonly number[]): readonly [number, number] | null {
  const first = months.find((month) => !months.includes(month === 1 ? 12 : month - 1));
  if (first === undefined) return null;
  const last = ((first + months.length - 2) % 12) + 1;
  const all = months.map((_month, step) => ((first + step - 1) % 12) + 1);
  return all.every((month) => months.includes(month)) ? [first, last] : null;
}
