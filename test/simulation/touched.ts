/** Which tables were written to; `all` where a statement does not say. */
export type Touched = Readonly<{ has: (...tables: readonly string[]) => boolean }>;

export type Touching = Readonly<{
  note: (statement: string) => void;
  noteAll: () => void;
  /** What was written to since this was asked last. */
  take: () => Touched;
}>;

export const EVERYTHING: Touched = { has: () => true };
const NONE: ReadonlySet<string> = new Set();

/** A row that goes from one of these takes rows of other tables with it. */
const PARENTS: ReadonlySet<string> = new Set(['outbox', 'change_sets']);

export function createTouching(): Touching {
  let tables = new Set<string>();
  let all = false;
  return {
    note: (statement) => {
      const table = writtenBy(statement);
      if (table === '*') all = true;
      else if (table !== null) tables.add(table);
    },
    noteAll: () => {
      all = true;
    },
    take: () => {
      const taken = all ? EVERYTHING : touching(tables.size === 0 ? NONE : tables);
      tables = new Set();
      all = false;
      return taken;
    },
  };
}

function touching(tables: ReadonlySet<string>): Touched {
  return { has: (...asked) => asked.some((table) => tables.has(table)) };
}

const WRITES = /^\s*(INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM)\s+(\w+)/i;
const READS = /^\s*(SELECT|PRAGMA\s+\w+(\s*=\s*\w+)?;?\s*$)/i;

const known = new Map<string, string | null>();

function writtenBy(statement: string): string | null {
  const before = known.get(statement);
  if (before !== undefined) return before;
  const [, verb = '', table = ''] = WRITES.exec(statement) ?? [];
  const takesAlong = verb.toUpperCase().startsWith('DELETE') && PARENTS.has(table);
  const made = READS.test(statement) ? null : table === '' || takesAlong ? '*' : table;
  known.set(statement, made);
  return made;
}
