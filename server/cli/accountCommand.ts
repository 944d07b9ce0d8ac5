import { text } from 'node:stream/consumers';
import { passwordFault, type PasswordFault } from '../../shared/accounts/passwordFault.ts';
import { AccountRole } from '../../shared/contract/session.ts';
import { createAccount } from '../accounts/createAccount.ts';
import { hashPassword } from '../accounts/password.ts';
import { sqlState } from '../database/databaseError.ts';
import { ensureMeta } from '../database/meta.ts';
import { openDatabase } from '../database/openDatabase.ts';
import { inTransaction, type Db } from '../database/transaction.ts';
import { startupError } from '../startupError.ts';
import { DEFAULT_DATABASE, readOptions } from './options.ts';

const ALREADY_THERE = '23505';

const FAULTS: Readonly<Record<PasswordFault, string>> = {
  tooShort: 'Give a password of at least 10 characters on standard input.',
  isEmail: 'The password must not be the e-mail: give another on standard input.',
  tooCommon: 'The password is one of the first that anybody would try: give another on standard input.',
};

/** `account add`: makes an account, with the password from standard input, so that it stands in no history. */
export async function accountCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    database: { type: 'string', default: DEFAULT_DATABASE },
    email: { type: 'string' },
    role: { type: 'string' },
    org: { type: 'string', multiple: true, default: [] },
    name: { type: 'string' },
    person: { type: 'string' },
  });
  if (positionals.join(' ') !== 'add') throw startupError('The only command about accounts is “account add”.');
  const { email, name } = values;
  const role = AccountRole.safeParse(values.role);
  if (!email?.includes('@')) throw startupError('Say whose account it is with --email.');
  if (!role.success) throw startupError(`Say what it may do with --role: ${AccountRole.options.join(', ')}.`);
  if (values.org.length === 0) throw startupError('Say for which district or schools with --org (once for each).');
  if (role.data === 'teacher' && values.person === undefined) {
    throw startupError('Say which person on the roster the teacher is with --person: their classes are found by it.');
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const fault = passwordFault(password, email);
  if (fault !== null) throw startupError(FAULTS[fault]);
  const database = await openDatabase(values.database);
  try {
    await ensureMeta(database.db);
    const orgs = await findOrgs(database.db, values.org);
    const districtId = orgs[0]?.district_id ?? '';
    const userId = values.person === undefined ? null : await findPerson(database.db, districtId, values.person);
    const passwordHash = await hashPassword(password);
    await inTransaction(database.db, async (trx) =>
      createAccount(trx, {
        districtId,
        email,
        passwordHash,
        displayName: name ?? email,
        role: role.data,
        orgIds: orgs.map(({ id }) => id),
        userId,
      }),
    );
    console.log(`${email} can sign in.`);
  } catch (error) {
    if (sqlState(error) === ALREADY_THERE) throw startupError(`${email} has an account already.`, error);
    throw error;
  } finally {
    await database.stop();
  }
}

async function findOrgs(
  db: Db,
  named: readonly string[],
): Promise<readonly Readonly<{ id: string; district_id: string }>[]> {
  const orgs = [];
  for (const name of named) {
    const found = await db
      .selectFrom('orgs')
      .select(['id', 'district_id'])
      .where((eb) => eb.or([eb('id', '=', name), eb('sourced_id', '=', name)]))
      .execute();
    const [org] = found;
    if (!org) throw startupError(`There is no org ${name}: give its id, or its sourcedId in the roster.`);
    if (found.length > 1) throw startupError(`Several districts have an org ${name}: give its id instead.`);
    orgs.push(org);
  }
  if (new Set(orgs.map(({ district_id }) => district_id)).size > 1) {
    throw startupError('An account acts in one district only.');
  }
  return orgs;
}

async function findPerson(db: Db, districtId: string, name: string): Promise<string> {
  const person = await db
    .selectFrom('users')
    .select('id')
    .where('district_id', '=', districtId)
    .where((eb) => eb.or([eb('id', '=', name), eb('sourced_id', '=', name)]))
    .executeTakeFirst();
  if (!person) throw startupError(`There is no person ${name} on the roster.`);
  return person.id;
}
