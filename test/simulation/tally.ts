/** How often each thing happened, by its name. */
export type Counts = Readonly<Record<string, number>>;

export type Tally = Readonly<{ add: (name: string) => void; counts: () => Counts }>;

export function createTally(): Tally {
  const counts: Record<string, number> = {};
  return {
    add: (name) => {
      counts[name] = (counts[name] ?? 0) + 1;
    },
    counts: () => counts,
  };
}

export function sumOf(all: readonly Counts[]): Counts {
  const sum: Record<string, number> = {};
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
}

/** The counts of one kind in a line, the most frequent first. */
export function tellCounts(counts: Counts, kind: string): string {
  const some = Object.entries(counts).filter(([name]) => name.startsWith(`${kind} `));
  const told = some.sort((a, b) => b[1] - a[1]).map(([name, count]) => `${name.slice(kind.length + 1)} ${count}`);
  return `${kind}: ${told.join(', ') || 'none'}`;
}
