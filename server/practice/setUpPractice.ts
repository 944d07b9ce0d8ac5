import { createAccount } from '../accounts/createAccount.ts';
import { hashPassword } from '../accounts/password.ts';
import { inTransaction, type Db } from '../database/transaction.ts';
import { importUpload, type Imported } from '../rostering/importUpload.ts';
import { readUpload } from '../rostering/readUpload.ts';
import {
  PRACTICE_DISTRICT_ADMINISTRATOR,
  PRACTICE_SCHOOL_ADMINISTRATOR,
  PRACTICE_TEACHER,
  type PracticePerson,
} from '../sample/practice.ts';
import { startupError } from '../startupError.ts';
import { readPractice, writePractice } from './practice.ts';

const PASSWORD = 'practice';
const PEOPLE = [PRACTICE_SCHOOL_ADMINISTRATOR, PRACTICE_DISTRICT_ADMINISTRATOR, PRACTICE_TEACHER];

type Options = Readonly<{ folder: string; now: Date; onStep: (step: string) => void }>;

/**
 * Makes an empty database one for practice: the sample district of the folder and accounts whose password anyone may
 * know. A database that holds anything else is left alone, whatever the command line says.
 */
export async function setUpPractice(db: Db, { folder, now, onStep }: Options): Promise<Imported | null> {
  if (await readPractice(db)) return null;
  const occupied = await db.selectFrom('orgs').select('id').limit(1).executeTakeFirst();
  const accounts = await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst();
  if (occupied ?? accounts) {
    throw startupError('This database holds a district that is not for practice: --practice wants an empty one.');
  }
  const imported = await importUpload(db, await readUpload(folder), { now, onStep });
  const passwordHash = await hashPassword(PASSWORD);
  await inTransaction(db, async (trx) => {
    for (const person of PEOPLE) {
      const user = await trx
        .selectFrom('users')
        .select(['id', 'email'])
        .where('district_id', '=', imported.districtId)
        .where('sourced_id', '=', person.sourcedId)
        .executeTakeFirst();
      if (!user) throw startupError(`The sample in ${folder} has no ${person.givenName} ${person.familyName}.`);
      const orgs = await trx
        .selectFrom('user_orgs')
        .select('org_id')
        .where('user_id', '=', user.id)
        .orderBy('position')
        .execute();
      await createAccount(trx, {
        districtId: imported.districtId,
        email: user.email ?? person.email,
        passwordHash,
        displayName: displayNameOf(person),
        role: person.role,
        orgIds: orgs.map(({ org_id }) => org_id),
        userId: user.id,
      });
    }
    await writePractice(trx, {
      email: PRACTICE_SCHOOL_ADMINISTRATOR.email,
      password: PASSWORD,
      note:
        'A made-up district to try things with. The same password opens ' +
        `${PRACTICE_DISTRICT_ADMINISTRATOR.email} (district) and ${PRACTICE_TEACHER.email} (teacher).`,
    });
  });
  return imported;
}

function displayNameOf({ givenName, familyName }: PracticePerson): string {
  return `${givenName} ${familyName}`;
}
