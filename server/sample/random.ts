/** A repeatable source of chance: the same seed and labels give the same sequence on every computer. */
export type Random = {
  /** From 0 up to, not including, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly int: (min: number, max: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly shuffled: <T>(items: readonly T[]) => T[];
};

/** Labels give every part of the district a sequence of its own, so that parts can be made in any order. */
export function createRandom(seed: string | number, ...labels: readonly (string | number)[]): Random {
  const next = sfc32(hash([seed, ...labels].join('\u001F')));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    const item = items[int(0, items.length - 1)];
    if (item === undefined) throw new Error('Nothing to pick from');
    return item;
  };
  const shuffled = <T>(items: readonly T[]): T[] => {
    const result = [...items];
    for (let last = result.length - 1; last > 0; last -= 1) {
      const other = int(0, last);
      [result[last], result[other]] = [result[other] as T, result[last] as T];
    }
    return result;
  };
  return { next, int, chance: (probability) => next() < probability, pick, shuffled };
}

/** FNV-1a over four lanes: enough to start the generator from any text. */
function hash(text: string): readonly [number, number, number, number] {
  const lane = (start: number) => {
    let value = start;
    for (let index = 0; index < text.length; index += 1) {
      value = Math.imul(value ^ text.charCodeAt(index), 16777619);
    }
    return value ^ (value >>> 15);
  };
  return [lane(0x811c9dc5), lane(0x9e3779b9), lane(0x85ebca6b), lane(0xc2b2ae35)];
}

/** Chris Doty-Humphrey's small fast counter, public domain. */
function sfc32([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let a = first;
  let b = second;
  let c = third;
  let counter = fourth;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warmUp = 0; warmUp < 12; warmUp += 1) next();
  return next;
}
