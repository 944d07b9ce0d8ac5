import { readdirSync, readFileSync } from 'node:fs';

/** Memory of processes in MiB. PSS counts a shared page once, divided among those who share it; RSS counts it for each. */
export type Memory = Readonly<{ processes: number; pss: number; rss: number }>;

/** The process and all that descend from it. */
export function familyOf(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = parentOf(Number(entry));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const family = [pid];
  for (const member of family) family.push(...(children.get(member) ?? []));
  return family;
}

/** What the process and all that descend from it hold in memory now (Linux only). */
export function memoryOf(pid: number): Memory {
  const family = familyOf(pid).flatMap((member) => {
    const kilobytes = rollup(member);
    return kilobytes ? [kilobytes] : [];
  });
  const sum = (key: 'pss' | 'rss'): number => family.reduce((total, member) => total + member[key], 0) / 1024;
  return { processes: family.length, pss: sum('pss'), rss: sum('rss') };
}

function parentOf(pid: number): number | null {
  const stat = readOrNull(`/proc/${pid}/stat`);
  // The name before it stands in parentheses and may hold anything, parentheses too.
  return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function rollup(pid: number): Readonly<{ pss: number; rss: number }> | null {
  const text = readOrNull(`/proc/${pid}/smaps_rollup`);
  const pss = /^Pss:\s+(\d+) kB$/m.exec(text ?? '')?.[1];
  const rss = /^Rss:\s+(\d+) kB$/m.exec(text ?? '')?.[1];
  return pss && rss ? { pss: Number(pss), rss: Number(rss) } : null;
}

function readOrNull(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It ended between the listing and the reading.
    return null;
  }
}
