import { readFileSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startupError } from '../startupError.ts';

/** Keeps a second process out of an embedded database: two writers would ruin it. Returns the unlock. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'in-use');
  const mine = `${process.pid} ${startOf(process.pid)}`;
  if (!(await tryWrite(file, mine))) {
    const [pid, start] = (await readFile(file, 'utf8').catch(() => '')).split(' ');
    if (isRunning(Number(pid), start ?? '')) {
      throw startupError(`The database folder ${folder} is in use by another Seatwise server (process ${pid}).`);
    }
    // Its owner was killed.
    await writeFile(file, mine);
  }
  return async () => {
    await rm(file, { force: true });
  };
}

async function tryWrite(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A process id is used again after a while (in a container at every start), so its start time counts too. */
function isRunning(pid: number, start: string): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return startOf(pid) === start && (pid !== process.pid || start !== '');
}

/** When a process was started, where the system tells (Linux); else empty. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
