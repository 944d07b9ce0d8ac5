import { randomUUID } from 'node:crypto';
import type { DeviceId, OrgId, UserId } from '../../../shared/contract/ids.ts';
import { hashToken } from '../../../server/accounts/token.ts';
import type { Database } from '../../../server/database/database.ts';
import { createDistrict, type TestDistrict } from '../../../server/testing/district.ts';
import { changeOf, signInDevice, type TestDevice } from '../../../server/testing/testDevice.ts';
import type { Ids } from './sample.ts';

/** One school with everything in it, and the ids of all that. */
type Corner = Readonly<{
  orgId: OrgId;
  teacherId: UserId;
  ids: Ids;
  /** Of what no request ever names, so that an answer with one of them can only be telling of it. */
  hidden: readonly string[];
  /** The same, though all of its district may know it. */
  hiddenProduct: string;
}>;

/** Somebody who asks: what is theirs, and what of others they must neither reach nor see. */
export type Caller = {
  readonly name: 'district administrator' | 'school administrator' | 'teacher';
  readonly own: Ids;
  readonly others: readonly Ids[];
  readonly secrets: ReadonlySet<string>;
  readonly email: string;
  device: TestDevice;
};

export type FuzzWorld = Readonly<{
  callers: readonly Caller[];
  /** Tokens that open nothing, by what is wrong with them. */
  badTokens: Readonly<Record<string, string>>;
}>;

/** Two districts with two schools each; three people of the first ask. */
export async function createFuzzWorld({ db }: Database, url: string): Promise<FuzzWorld> {
  const ours = await createDistrict(db, 'Ours');
  const theirs = await createDistrict(db, 'Theirs');
  const [here, there, far] = [await addCorner(ours), await addCorner(ours), await addCorner(theirs)];
  const emails = {
    office: await ours.addAccount('districtAdministrator', [ours.id]),
    school: await ours.addAccount('schoolAdministrator', [here.orgId]),
    teacher: await ours.addAccount('teacher', [here.orgId], here.teacherId),
    // To be acted upon, so that nobody who asks is shut out by what they asked for.
    spare: await ours.addAccount('schoolAdministrator', [here.orgId]),
    neighbor: await ours.addAccount('schoolAdministrator', [there.orgId]),
    foreigner: await theirs.addAccount('districtAdministrator', [theirs.id]),
  };
  const hold = async (corner: Corner, email: string): Promise<Ids> => {
    const device = await signInDevice(url, email);
    const [userId = '', productId = ''] = [corner.ids['userId']?.[0], corner.ids['productId']?.[0]];
    const change = changeOf({ kind: 'assign', userId: userId as never, productId: productId as never }, 1);
    const result = await device.one(change);
    if (result.status !== 'applied') throw new Error(`the world could not be made: ${result.status}`);
    const { head } = await device.snapshot();
    const { account } = device.session;
    return {
      ...corner.ids,
      assignmentId: [change.id],
      changeId: [change.id],
      deviceId: [device.deviceId],
      accountId: [account.id],
      cursor: [head.cursor],
      epoch: [head.epoch],
    };
  };
  const spareIds = await hold(here, emails.spare);
  const neighborIds = await hold(there, emails.neighbor);
  const farIds = await hold(far, emails.foreigner);
  const join = async (
    name: Caller['name'],
    email: string,
    others: readonly Ids[],
    secrets: readonly string[],
  ): Promise<Caller> => {
    const device = await signInDevice(url, email);
    const { head } = await device.snapshot();
    const own = { ...spareIds, deviceId: [device.deviceId], cursor: [head.cursor] };
    return { name, own, others, secrets: new Set(secrets), email, device };
  };
  return {
    callers: [
      await join('district administrator', emails.office, [farIds], [...far.hidden, far.hiddenProduct]),
      await join('school administrator', emails.school, [neighborIds, farIds], [...there.hidden, ...far.hidden]),
      await join('teacher', emails.teacher, [neighborIds, farIds], [...there.hidden, ...far.hidden]),
    ],
    badTokens: await makeBadTokens(url, db, emails.spare),
  };
}

/** Signs the caller in again where an operation has ended the session. */
export async function ensureSignedIn({ db }: Database, caller: Caller): Promise<void> {
  const { status } = await caller.device.call('GET', `/v1/ops?deviceId=${caller.device.deviceId}`);
  if (status !== 401) return;
  await db.deleteFrom('sign_in_throttle').execute();
  caller.device = await signInDevice(caller.device.url, caller.email, caller.device.deviceId);
}

async function addCorner(district: TestDistrict): Promise<Corner> {
  const orgId = await district.addSchool();
  const students = [await district.addUser('student', [orgId]), await district.addUser('student', [orgId])];
  const teacherId = await district.addUser('teacher', [orgId]);
  const classId = await district.addClass(orgId, [[teacherId, 'teacher']]);
  const enrollmentIds: string[] = [];
  for (const student of students) enrollmentIds.push(await district.enroll(classId, student));
  const productId = await district.addProduct();
  const poolId = await district.addPool(productId, orgId, 5);
  const ids = {
    orgId: [orgId],
    schoolId: [orgId],
    userId: [...students, teacherId],
    classId: [classId],
    enrollmentId: enrollmentIds,
    productId: [productId],
    poolId: [poolId],
  };
  const hiddenStudent = await district.addUser('student', [orgId]);
  const hiddenClass = await district.addClass(orgId);
  const hiddenEnrollment = await district.enroll(hiddenClass, hiddenStudent);
  const hiddenProduct = await district.addProduct();
  const hiddenPool = await district.addPool(hiddenProduct, orgId, 5);
  const hiddenAccount = await district.addAccount('schoolAdministrator', [orgId]);
  const hidden = [hiddenStudent, hiddenClass, hiddenEnrollment, hiddenPool, hiddenAccount];
  return { orgId, teacherId, ids, hidden, hiddenProduct };
}

async function makeBadTokens(url: string, db: Database['db'], email: string): Promise<FuzzWorld['badTokens']> {
  const sign = async (): Promise<TestDevice> => signInDevice(url, email, randomUUID() as DeviceId);
  const [expired, ended, good] = [await sign(), await sign(), await sign()];
  await db
    .updateTable('access_tokens')
    .set({ expires_at: new Date(0) })
    .where('hash', '=', hashToken(expired.token))
    .execute();
  await ended.call('DELETE', '/v1/session');
  return {
    none: '',
    expired: expired.token,
    ended: ended.token,
    forged: `${good.token.slice(0, -1)}${good.token.endsWith('A') ? 'B' : 'A'}`,
    refresh: good.session.refreshToken,
    hash: hashToken(good.token),
    huge: 'a'.repeat(4000),
    odd: "' or 1=1 --",
  };
}
