import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { createDistrict, type TestDistrict } from '../../server/testing/district.ts';

type Db = Parameters<typeof createDistrict>[0];

/** A school in a district of its own: students, two products and a person who may act for them. */
export type SmallSchool = Readonly<{
  district: TestDistrict;
  schoolId: OrgId;
  students: readonly UserId[];
  first: UserId;
  second: UserId;
  keyboarding: ProductId;
  phonics: ProductId;
  email: string;
}>;

export async function smallSchool(
  db: Db,
  options: Readonly<{ students?: number; keyboarding?: number; phonics?: number }> = {},
): Promise<SmallSchool> {
  const district = await createDistrict(db);
  const schoolId = await district.addSchool();
  const students: UserId[] = [];
  for (let n = 0; n < (options.students ?? 4); n += 1) students.push(await district.addUser('student', [schoolId]));
  const keyboarding = await district.addProduct();
  const phonics = await district.addProduct();
  await district.addPool(keyboarding, schoolId, options.keyboarding ?? 3);
  await district.addPool(phonics, schoolId, options.phonics ?? 3);
  const [first, second] = students;
  if (!first || !second) throw new Error('a school needs two students');
  const email = await district.addAccount('schoolAdministrator', [schoolId]);
  return { district, schoolId, students, first, second, keyboarding, phonics, email };
}
