import { SERVER_ACCOUNT } from '../audit/serverAccount.ts';
import { ensureMeta } from '../database/meta.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { setTimeZone } from '../district/setTimeZone.ts';
import { timeZoneNamed } from '../district/timeZone.ts';
import { startupError } from '../startupError.ts';
import { findDistrict } from './findDistrict.ts';
import { DEFAULT_DATABASE, readOptions } from './options.ts';

/** `district set-time-zone`: by which clock the district's days, terms and nightly syncs go. */
export async function districtCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    database: { type: 'string', default: DEFAULT_DATABASE },
    district: { type: 'string' },
  });
  const [what, name, ...more] = positionals;
  if (what !== 'set-time-zone') throw startupError('The only command about districts is “district set-time-zone”.');
  if (name === undefined || more.length > 0) throw startupError('Say which time zone, such as America/Chicago.');
  const timeZone = timeZoneNamed(name);
  if (timeZone === null) throw startupError(`${name} is no time zone: give a name such as America/Chicago.`);
  const database = await openDatabase(values.database);
  try {
    await ensureMeta(database.db);
    const districtId = await findDistrict(database.db, values.district);
    const by = { districtId, accountId: SERVER_ACCOUNT, deviceId: null, at: new Date() };
    const district = await setTimeZone(database.db, by, timeZone);
    console.log(`${district.name} goes by the clock of ${district.timeZone}.`);
  } finally {
    await database.stop();
  }
}
