/** What happened in a run: a hash of all of it, and the text where somebody wants to read it. */
export type Trace = Readonly<{ add: (line: string) => void; hash: () => string; lines: readonly string[] }>;

/** A line is read by people; whole bodies are in the hash only. */
const LINE = 600;

export function createTrace(keep: boolean, now: () => number): Trace {
  const lines: string[] = [];
  let hash = 0x811c9dc5;
  return {
    add: (text) => {
      const line = `${now()} ${text}`;
      for (let index = 0; index < line.length; index += 1) hash = Math.imul(hash ^ line.charCodeAt(index), 0x01000193);
      if (keep) lines.push(line.split('\n', 1).join('').slice(0, LINE));
    },
    hash: () => (hash >>> 0).toString(16).padStart(8, '0'),
    lines,
  };
}
