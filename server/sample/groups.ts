import type { Random } from './random.ts';

/** A class has from 15 to 32 students; where there are fewer than 15 in all, they are one class. */
export const SMALLEST_CLASS = 15;
export const LARGEST_CLASS = 32;

/** Splits people into classes of 15 to 32, none of them quite like the other. */
export function splitIntoClasses<T>(people: readonly T[], usual: number, random: Random): readonly (readonly T[])[] {
  if (people.length === 0) return [];
  const count = Math.max(1, Math.ceil(people.length / LARGEST_CLASS), Math.round(people.length / usual));
  const most = Math.max(1, Math.floor(people.length / SMALLEST_CLASS));
  const sizes = unevenSizes(people.length, Math.min(count, most), random);
  let start = 0;
  return sizes.map((size) => {
    const members = people.slice(start, start + size);
    start += size;
    return members;
  });
}

function unevenSizes(total: number, count: number, random: Random): readonly number[] {
  const base = Math.floor(total / count);
  const sizes = Array.from({ length: count }, (_, index) => base + (index < total - base * count ? 1 : 0));
  for (let index = 0; index + 1 < count; index += 1) {
    const giver = sizes[index] ?? 0;
    const taker = sizes[index + 1] ?? 0;
    const moved = random.int(0, Math.max(0, Math.min(3, giver - SMALLEST_CLASS, LARGEST_CLASS - taker)));
    sizes[index] = giver - moved;
    sizes[index + 1] = taker + moved;
  }
  return sizes;
}
