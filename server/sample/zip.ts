import { Zip, ZipDeflate } from 'fflate';

/** A file whose text comes in pieces. */
export type TextFile = { readonly name: string; readonly pieces: Iterable<string> };

/** Pieces are gathered to about this size, so that compression sees enough at a time. */
const CHUNK_LENGTH = 1 << 18;

/**
 * Writes a zip to `write` as it is made; memory stays flat whatever the size. The same texts give the same bytes: the
 * time stamp is fixed, by the local calendar fields that a zip stores, so that the time zone does not matter either.
 */
export function writeZip(files: readonly TextFile[], write: (bytes: Uint8Array) => void): void {
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    write(bytes);
  });
  const encoder = new TextEncoder();
  for (const { name, pieces } of files) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = new Date(2020, 0, 1);
    zip.add(entry);
    let gathered = '';
    for (const piece of pieces) {
      gathered += piece;
      if (gathered.length < CHUNK_LENGTH) continue;
      entry.push(encoder.encode(gathered));
      gathered = '';
    }
    entry.push(encoder.encode(gathered), true);
  }
  zip.end();
}
