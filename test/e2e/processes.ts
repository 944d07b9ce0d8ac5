import { execFileSync } from 'node:child_process';

/** A process by its id, with its command line. */
export type Process = Readonly<{ pid: number; command: string }>;

/** All processes that descend from one, parents before children. */
export function descendantsOf(pid: number): readonly Process[] {
  const all = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 })
    .trim()
    .split('\n')
    .map((line) => {
      const [, id, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return { pid: Number(id), parent: Number(parent), command };
    });
  const family: Process[] = [];
  const parents = new Set([pid]);
  for (let grew = true; grew;) {
    const born = all.filter((one) => parents.has(one.parent) && !parents.has(one.pid));
    for (const { pid: id, command } of born) {
      family.push({ pid: id, command });
      parents.add(id);
    }
    grew = born.length > 0;
  }
  return family;
}
