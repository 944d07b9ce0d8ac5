import { closeSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { licenseFiles } from './licenseFiles.ts';
import { planDistrict } from './plan.ts';
import { rosterFiles } from './rosterFiles.ts';
import { writeZip } from './zip.ts';

export type DistrictOptions = {
  readonly students: number;
  readonly seed: string;
  /** The day around which the school year and the pools stand, `yyyy-mm-dd`. */
  readonly today: string;
  /** The folder to write into; it is made if need be. */
  readonly out: string;
  /** Told of every file before it is written. */
  readonly onFile?: (name: string) => void;
};

/**
 * Writes `roster.zip` (OneRoster 1.1), `products.csv`, `licenses.csv` and `assignments.csv`. The same options give the
 * same bytes. A file appears under its name only when it is whole.
 */
export function writeDistrict({ students, seed, today, out, onFile }: DistrictOptions): { readonly schools: number } {
  const district = planDistrict({ students, seed, today });
  mkdirSync(out, { recursive: true });
  writeWhole(join(out, 'roster.zip'), (write) => {
    onFile?.('roster.zip');
    writeZip(rosterFiles(district), write);
  });
  for (const { name, pieces } of licenseFiles(district)) {
    onFile?.(name);
    writeWhole(join(out, name), (write) => {
      const encoder = new TextEncoder();
      for (const piece of pieces) write(encoder.encode(piece));
    });
  }
  return { schools: district.schools.length };
}

function writeWhole(path: string, fill: (write: (bytes: Uint8Array) => void) => void): void {
  const unfinished = `${path}.part`;
  const file = openSync(unfinished, 'w');
  try {
    fill((bytes) => {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    });
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, path);
}
