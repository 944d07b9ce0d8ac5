import { OrgId } from '../../shared/contract/ids.ts';
import type { Db } from '../database/transaction.ts';
import { startupError } from '../startupError.ts';

/** The district that a command is about: the one that is named, by its id or its sourcedId, else the only one. */
export async function findDistrict(db: Db, named: string | undefined): Promise<OrgId> {
  const all = await db
    .selectFrom('districts')
    .innerJoin('orgs', 'orgs.id', 'districts.id')
    .select(['districts.id', 'orgs.sourced_id'])
    .execute();
  const found = named === undefined ? all : all.filter(({ id, sourced_id }) => id === named || sourced_id === named);
  const [district] = found;
  if (!district && named !== undefined) {
    throw startupError(`There is no district ${named}: give its id, or its sourcedId in the roster.`);
  }
  if (!district) throw startupError('There is no district here yet: import a roster first.');
  if (found.length > 1)
    throw startupError('There are several districts here: say which one by its id with --district.');
  return OrgId.parse(district.id);
}
