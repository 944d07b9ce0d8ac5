import type { Db, Trx } from '../database/transaction.ts';
import { startupError } from '../startupError.ts';
import type { PlacedOrgs } from './placeOrgs.ts';

/** Which district an upload is for, when somebody says so. */
export type DistrictChoice = Readonly<{ kind: 'byFile' } | { kind: 'known'; id: string } | { kind: 'new' }>;

/**
 * The district an upload goes into, made if it is not here yet. A sourcedId is unique only within its district, so a
 * district of the same id but another name is somebody's mistake or another district: the person must say which.
 */
export async function chooseDistrict(trx: Trx, placed: PlacedOrgs, choice: DistrictChoice): Promise<string> {
  const { district } = placed;
  if (choice.kind === 'known') return nameDistrict(trx, choice.id, placed);
  if (choice.kind === 'byFile') {
    const known = await trx
      .selectFrom('districts')
      .innerJoin('orgs', 'orgs.id', 'districts.id')
      .select(['districts.id', 'orgs.name'])
      .where('orgs.sourced_id', '=', district.sourcedId)
      .execute();
    const same = known.find((row) => row.name === district.name);
    if (same) return same.id;
    const [other] = known;
    if (other) {
      throw startupError(
        `The district ${district.sourcedId} is here as “${other.name}”, and the files call it “${district.name}”: ` +
          `say --district ${other.id} if it is the same, --new-district if it is another.`,
      );
    }
  }
  return makeDistrict(trx, placed);
}

/** The only district, for an upload that names no org. */
export async function onlyDistrict(db: Db | Trx, choice: DistrictChoice): Promise<string> {
  const known = await db.selectFrom('districts').select('id').execute();
  const chosen = choice.kind === 'known' ? known.filter(({ id }) => id === choice.id) : known;
  const [district] = chosen;
  if (!district || chosen.length > 1) {
    throw startupError('The files name no district: say which one they are for with --district ID.');
  }
  return district.id;
}

async function makeDistrict(trx: Trx, { district }: PlacedOrgs): Promise<string> {
  const id = crypto.randomUUID();
  await trx
    .insertInto('orgs')
    .values({
      id,
      district_id: id,
      sourced_id: district.sourcedId,
      type: 'district',
      name: district.name,
      parent_id: null,
      roster_source: 'manual',
    })
    .execute();
  await trx.insertInto('districts').values({ id }).execute();
  return id;
}

/** A known district takes the name and id of the files. */
async function nameDistrict(trx: Trx, id: string, { district }: PlacedOrgs): Promise<string> {
  const named = district.isAssumed ? {} : { sourced_id: district.sourcedId, name: district.name };
  const known = await trx.selectFrom('districts').select('id').where('id', '=', id).executeTakeFirst();
  if (!known) throw startupError(`There is no district ${id} here.`);
  if (Object.keys(named).length > 0) await trx.updateTable('orgs').set(named).where('id', '=', id).execute();
  return id;
}
