import { writeFile } from 'node:fs/promises';
import { reportToCsv } from '../../shared/roster/reportToCsv.ts';
import { ensureMeta } from '../database/meta.ts';
import { openDatabase } from '../database/openDatabase.ts';
import type { DistrictChoice } from '../rostering/chooseDistrict.ts';
import { importUpload } from '../rostering/importUpload.ts';
import { describeImport } from '../rostering/describeImport.ts';
import { readUpload } from '../rostering/readUpload.ts';
import { startupError } from '../startupError.ts';
import { DEFAULT_DATABASE, readOptions } from './options.ts';

/** `import <zip or folder>`: brings a roster (and licenses) into the database and prints what was done. */
export async function importCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    database: { type: 'string', default: DEFAULT_DATABASE },
    report: { type: 'string' },
    district: { type: 'string' },
    'new-district': { type: 'boolean', default: false },
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw startupError('Say which zip or folder to import. See --help.');
  if (values.district !== undefined && values['new-district']) {
    throw startupError('--district and --new-district exclude each other.');
  }
  const upload = await readUpload(path);
  const database = await openDatabase(values.database);
  try {
    await ensureMeta(database.db);
    const imported = await importUpload(database.db, upload, {
      district: choiceOf(values.district, values['new-district']),
      now: new Date(),
      onStep: (step) => console.log(step),
    });
    for (const line of describeImport(imported)) console.log(line);
    if (values.report !== undefined) {
      await writeReport(values.report, reportToCsv(imported.report));
      console.log(`The whole report is in ${values.report}.`);
    }
  } finally {
    await database.stop();
  }
}

function choiceOf(id: string | undefined, isNew: boolean): DistrictChoice {
  if (id !== undefined) return { kind: 'known', id };
  return isNew ? { kind: 'new' } : { kind: 'byFile' };
}

async function writeReport(file: string, csv: string): Promise<void> {
  await writeFile(file, csv).catch((error: unknown) => {
    throw startupError(`The roster is imported, but the report could not be written to ${file}.`, error);
  });
}
