import { EXAMPLE, exampleFiles } from '../../shared/roster/exampleUpload.ts';
import type { Db } from '../database/transaction.ts';
import { importUpload } from '../rostering/importUpload.ts';

/** Imports the example roster with these pools (lines of licenses.csv) of one product, `kb`; answers the district. */
export async function bringPools(
  db: Db,
  now: Date,
  pools: readonly string[],
  users: readonly string[] = EXAMPLE.users,
): Promise<string> {
  const licenses = [
    [
      'products.csv',
      ['productId,name,code,audience,minGrade,maxGrade,color', 'kb,Keyboarding,KB,student,KG,05,indigo'],
    ],
    ['licenses.csv', ['poolId,productId,orgSourcedId,quantity,startsOn,endsOn', ...pools]],
  ] as const;
  const { districtId } = await importUpload(
    db,
    {
      name: 'upload',
      roster: exampleFiles({ users }),
      licenses: licenses.map(([name, lines]) => ({ name, text: lines.join('\n') })),
    },
    { now },
  );
  return districtId;
}
