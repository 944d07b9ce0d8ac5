import { undone, type Db } from '../database/transaction.ts';
import type { DistrictChoice } from './chooseDistrict.ts';
import { readImport, writeImport, type Imported } from './importUpload.ts';
import type { Upload } from './readUpload.ts';

/** What an upload would do, school by school: the import itself, undone before anybody sees it. Refuses what it refuses. */
export async function previewUpload(
  db: Db,
  upload: Upload,
  { district = { kind: 'byFile' }, now }: Readonly<{ district?: DistrictChoice; now: Date }>,
): Promise<Imported> {
  const read = readImport(upload);
  return undone(db, async (trx) => writeImport(trx, read, { district, now }));
}
