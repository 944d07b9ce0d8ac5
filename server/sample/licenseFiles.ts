import { gradeInRange } from '../../shared/roster/grades.ts';
import { daysAfter, schoolYearAround } from './calendar.ts';
import { csvLine } from './csv.ts';
import { DISTRICT_ID, type DistrictPlan, type SchoolPlan } from './plan.ts';
import { type SampleProduct, SAMPLE_PRODUCTS } from './products.ts';
import { createRandom } from './random.ts';
import { schoolsOf } from './rosterFiles.ts';
import type { School } from './school.ts';
import type { TextFile } from './zip.ts';

/** Products of which single schools bought licenses of their own, beside the district's. */
const BOUGHT_BY_SCHOOLS: ReadonlySet<string> = new Set(['KB', 'RD']);

type Pool = {
  readonly poolId: string;
  readonly product: SampleProduct;
  readonly orgSourcedId: string;
  assigned: number;
};

/** products.csv, licenses.csv and assignments.csv of the sample district. */
export function licenseFiles(district: DistrictPlan): readonly TextFile[] {
  return [
    { name: 'products.csv', pieces: products() },
    { name: 'licenses.csv', pieces: licenses(district) },
    { name: 'assignments.csv', pieces: assignments(district) },
  ];
}

function* products(): Generator<string> {
  yield csvLine(['productId', 'name', 'code', 'audience', 'minGrade', 'maxGrade', 'color']);
  for (const { productId, name, code, audience, minGrade, maxGrade, color } of SAMPLE_PRODUCTS) {
    yield csvLine([productId, name, code, audience, minGrade ?? '', maxGrade ?? '', color]);
  }
}

/** Pools are sized by who holds their licenses, so the holders are counted first. */
function* licenses(district: DistrictPlan): Generator<string> {
  yield csvLine(['poolId', 'productId', 'orgSourcedId', 'quantity', 'startsOn', 'endsOn']);
  const pools = planPools(district);
  for (const school of schoolsOf(district)) {
    for (const product of SAMPLE_PRODUCTS) {
      const pool = poolFor(pools, school.plan, product);
      if (pool !== undefined) pool.assigned += holders(district, school, product).length;
    }
  }
  const year = schoolYearAround(district.today);
  const startsOn = `${year.startDate.slice(0, 4)}-07-01`;
  for (const { poolId, product, orgSourcedId, assigned } of pools.values()) {
    const endsOn = product.endsSoon ? daysAfter(district.today, 21) : `${year.schoolYear}-07-31`;
    const quantity = quantityFor(product, assigned, orgSourcedId === district.sourcedId);
    yield csvLine([poolId, product.productId, orgSourcedId, quantity, startsOn, endsOn]);
  }
}

function* assignments(district: DistrictPlan): Generator<string> {
  yield csvLine(['userSourcedId', 'productId', 'poolId']);
  const pools = planPools(district);
  for (const school of schoolsOf(district)) {
    const lines: string[] = [];
    for (const product of SAMPLE_PRODUCTS) {
      const pool = poolFor(pools, school.plan, product);
      if (pool === undefined) continue;
      for (const userId of holders(district, school, product)) {
        lines.push(csvLine([userId, product.productId, pool.poolId]));
      }
    }
    yield lines.join('');
  }
}

/** The district's pool of every product, and those of the schools that bought some themselves. */
function planPools(district: DistrictPlan): ReadonlyMap<string, Pool> {
  const pools = new Map<string, Pool>();
  const add = (orgSourcedId: string, orgName: string, product: SampleProduct) => {
    const poolId = `pool-${product.code.toLowerCase()}-${orgName}`;
    pools.set(`${orgSourcedId} ${product.code}`, { poolId, product, orgSourcedId, assigned: 0 });
  };
  for (const product of SAMPLE_PRODUCTS) add(district.sourcedId, 'district', product);
  for (const school of district.schools) {
    const random = createRandom(district.seed, 'pools', school.index);
    for (const product of SAMPLE_PRODUCTS) {
      const isBuyer = random.chance(0.2) || school.index === 0;
      if (isBuyer && BOUGHT_BY_SCHOOLS.has(product.code) && mayHold(school, product)) {
        add(school.sourcedId, school.sourcedId.slice('sch-'.length), product);
      }
    }
  }
  return pools;
}

/** The school's own pool before the district's, as everywhere in the licensing rules. */
function poolFor(pools: ReadonlyMap<string, Pool>, school: SchoolPlan, product: SampleProduct): Pool | undefined {
  return pools.get(`${school.sourcedId} ${product.code}`) ?? pools.get(`${DISTRICT_ID} ${product.code}`);
}

function mayHold(school: SchoolPlan, product: SampleProduct): boolean {
  return school.level === 'elementary' || (school.level === 'middle' && product.code === 'RD');
}

/** The people of a school who have the product: the same ones whenever it is asked. */
function holders(district: DistrictPlan, school: School, product: SampleProduct): readonly string[] {
  const random = createRandom(district.seed, 'holders', school.plan.index, product.code);
  const people =
    product.audience === 'student'
      ? school.students.filter(({ grade }) => gradeInRange(grade, product.minGrade, product.maxGrade))
      : school.staff.filter(({ role }) => role === 'teacher');
  return people.filter(() => random.chance(product.coverage)).map(({ sourcedId }) => sourcedId);
}

function quantityFor({ stock }: SampleProduct, assigned: number, isDistrict: boolean): number {
  // A school that bought its own licenses has some left, whatever the district's stock.
  if (!isDistrict) return Math.ceil(assigned / 0.92);
  switch (stock.kind) {
    case 'usual':
      // Where no one is of the right grade yet, the district still bought a box.
      return assigned === 0 ? 25 : Math.ceil(assigned / stock.assignedShare);
    case 'nearlyEmpty':
      return assigned + stock.available;
    case 'empty':
      return assigned;
  }
}
