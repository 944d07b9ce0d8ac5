import type { Grade } from '../../shared/roster/grades.ts';
import type { RosterSource } from '../../shared/roster/roster.ts';
import { PRACTICE_DISTRICT, PRACTICE_SCHOOL } from './practice.ts';
import { createRandom, type Random } from './random.ts';

export type Level = 'elementary' | 'middle' | 'high';

/** A school before anyone is in it. */
export type SchoolPlan = {
  readonly index: number;
  readonly sourcedId: string;
  readonly name: string;
  readonly level: Level;
  readonly size: number;
  readonly rosterSource: RosterSource;
  readonly mailDomain: string;
};

/** Everything about a district that is known before its schools are filled. */
export type DistrictPlan = {
  readonly seed: string;
  readonly students: number;
  /** The day the district is made for: its school year and its pools stand around it. */
  readonly today: string;
  readonly sourcedId: string;
  readonly name: string;
  readonly schools: readonly SchoolPlan[];
};

/** The district's own id. */
export const DISTRICT_ID = 'dst-0001';

/** A school is rarely smaller than this, or larger. */
const SMALLEST = 350;
const LARGEST = 900;
const USUAL = 600;

/** Plans a district of any size: how many schools, of which level and size, rostered from where. */
export function planDistrict(options: { students: number; seed: string; today: string }): DistrictPlan {
  const { students, seed, today } = options;
  const random = createRandom(seed, 'plan');
  const sizes = schoolSizes(students, random);
  const names = schoolNames(sizes.length, random);
  const sources = rosterSources(sizes.length, random);
  const schools = sizes.map((size, index): SchoolPlan => {
    const level = levelOf(index);
    const place = names[index] ?? `Number ${index + 1}`;
    return {
      index,
      sourcedId: `sch-${padded(index)}`,
      name: index === 0 ? PRACTICE_SCHOOL : `${place} ${LEVEL_NAMES[level]}`,
      level,
      size,
      rosterSource: sources[index] ?? 'manual',
      mailDomain: `${place.toLowerCase().replace(/[^a-z]+/g, '')}.example.org`,
    };
  });
  return { seed, students, today, sourcedId: DISTRICT_ID, name: PRACTICE_DISTRICT, schools };
}

/** The grades taught at each level. */
export const LEVEL_GRADES: Readonly<Record<Level, readonly Grade[]>> = {
  elementary: ['PK', 'KG', '01', '02', '03', '04', '05'],
  middle: ['06', '07', '08'],
  high: ['09', '10', '11', '12'],
};

/** A number for an id: as wide as it must be for a million students. */
export function padded(value: number): string {
  return String(value + 1).padStart(4, '0');
}

const LEVEL_NAMES: Readonly<Record<Level, string>> = {
  elementary: 'Elementary',
  middle: 'Middle School',
  high: 'High School',
};

/** Of every eight schools: four elementary, two middle, two high. The first three are one of each. */
function levelOf(index: number): Level {
  const levels = ['elementary', 'middle', 'high', 'elementary', 'elementary', 'middle', 'high', 'elementary'] as const;
  return levels[index % levels.length] ?? 'elementary';
}

function schoolSizes(students: number, random: Random): readonly number[] {
  const count = Math.max(1, Math.round(students / USUAL));
  const average = Math.floor(students / count);
  const sizes = Array.from({ length: count }, (_, index) => average + (index < students - average * count ? 1 : 0));
  // The first school keeps the average, so that the practice school has a size one can count on.
  for (let index = 1; index + 1 < count; index += 2) {
    const giver = sizes[index] ?? 0;
    const taker = sizes[index + 1] ?? 0;
    const most = Math.min(giver - SMALLEST, LARGEST - giver, taker - SMALLEST, LARGEST - taker);
    if (most <= 0) continue;
    const moved = random.int(-most, most);
    sizes[index] = giver - moved;
    sizes[index + 1] = taker + moved;
  }
  return sizes;
}

const FIRST_WORDS =
  `Alder Birch Cedar Maple Willow Juniper Aspen Hawthorn Linden Sycamore Magnolia Laurel Redwood Chestnut Hickory
   Poplar Cypress Mesquite Rowan Elder Heron Falcon Osprey Meadowlark Kestrel Bluebird Sparrow Egret Harbor Prairie
   Summit Canyon Lakeshore Granite Amber Silver Copper Sunrise Northgate Westbrook Fairview Stonebridge Riverbend
   Clearwater Brookside Highland Orchard Harvest`.split(/\s+/);

const SECOND_WORDS =
  `Creek Grove Hill Ridge Valley Meadow Springs Heights Point Crossing Bend Hollow Park Lake Fields Woods Glen Terrace
   Run Landing Bluff Shore Gate Trail Commons Mesa Cove Knoll Pass Acres Bay Canyon Station Mill Corner Plains Bridge
   Garden Island Falls`.split(/\s+/);

/** Names of places, each once: the first is the practice school's. */
function schoolNames(count: number, random: Random): readonly string[] {
  const all = FIRST_WORDS.flatMap((first) => SECOND_WORDS.map((second) => `${first} ${second}`));
  const others = random.shuffled(all.filter((name) => !PRACTICE_SCHOOL.startsWith(name)));
  const names = ['Alder Creek', ...others];
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / names.length);
    const name = names[index % names.length] ?? 'Alder Creek';
    return round === 0 ? name : `${name} ${['North', 'South', 'East', 'West'][round - 1] ?? round}`;
  });
}

/** The first school enters its people by hand; with three or more, one comes from each platform. */
function rosterSources(count: number, random: Random): readonly RosterSource[] {
  return Array.from({ length: count }, (_, index): RosterSource => {
    if (index === 0) return 'manual';
    if (count >= 3 && index === 1) return 'clever';
    if (count >= 3 && index === 2) return 'classlink';
    return random.pick(['manual', 'manual', 'manual', 'clever', 'clever', 'classlink'] as const);
  });
}
