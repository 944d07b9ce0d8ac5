import { renameSync } from 'node:fs';
import { dirname, extname, basename, join } from 'node:path';

/** Renames a file that cannot be read, so that nothing is lost and a new one can be begun; says where it lies now. */
export function setAside(file: string, now: Date): string {
  const extension = extname(file);
  const stamp = now.toISOString().replaceAll(/[:.]/g, '-');
  const kept = join(dirname(file), `${basename(file, extension)}.damaged-${stamp}${extension}`);
  renameSync(file, kept);
  return kept;
}
