import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { cacheFolder } from '../../build/paths.mjs';
import { readImport } from '../../server/rostering/importUpload.ts';
import { readUpload } from '../../server/rostering/readUpload.ts';
import { unzip } from '../../server/rostering/unzip.ts';
import { writeDistrict } from '../../server/sample/writeDistrict.ts';
import { beside, measured } from './compare.ts';
import type { BenchContext, Measure, MeasureResult } from './measure.ts';
import { percentile } from './statistics.ts';

const STUDENTS = 100_000;
const ROUNDS = 5;
const GOAL = 3;

/** Reading a OneRoster zip, as every import does before it writes a row. */
export const importRoster: Measure = { name: 'import', run };

async function run({ say }: BenchContext): Promise<MeasureResult> {
  const folder = await mkdtemp(join(cacheFolder(), 'bench-import-'));
  try {
    say(`generating a district of ${STUDENTS.toLocaleString('en-US')} students`);
    writeDistrict({ students: STUDENTS, seed: '1', today: '2025-10-01', out: folder });
    return await compare(join(folder, 'roster.zip'), say);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(zip: string, say: BenchContext['say']): Promise<MeasureResult> {
  const reading: number[] = [];
  const parsing: number[] = [];
  let rows = 0;
  // In turns; the first round warms up and counts for neither.
  for (let round = 0; round <= ROUNDS; round += 1) {
    say(round === 0 ? 'once to warm up' : `round ${round} of ${ROUNDS}`);
    const began = performance.now();
    const { roster } = readImport(await readUpload(zip));
    const read = performance.now() - began;
    if (roster.users.size < STUDENTS) throw new Error(`Only ${roster.users.size} people were read.`);

    const texts = await textsOf(zip);
    const beginning = performance.now();
    rows = texts.reduce((sum, text) => sum + Papa.parse<string[]>(text).data.length, 0);
    const parsed = performance.now() - beginning;
    if (round === 0) continue;
    reading.push(read);
    parsing.push(parsed);
  }
  const ours = { name: 'Seatwise, unzipped, read, checked, references followed, reported', values: reading };
  const peer = { name: 'papaparse alone, over the same text', values: parsing };
  return {
    name: 'import',
    workload: `a OneRoster zip of ${STUDENTS.toLocaleString('en-US')} students, ${rows.toLocaleString('en-US')} rows, read before a row is written`,
    unit: 'ms',
    ours: measured(ours),
    peers: [beside(ours, peer, 'median')],
    details: [],
    goal: {
      text: `median at most ${GOAL} × papaparse`,
      reached: percentile(reading, 0.5) <= GOAL * percentile(parsing, 0.5),
    },
    notes: ['papaparse is given the text; ours begins at the zip on the disk'],
  };
}

async function textsOf(zip: string): Promise<readonly string[]> {
  return unzip(await readFile(zip), 'roster.zip')
    .filter(({ name }) => name.endsWith('.csv'))
    .map(({ text }) => {
      const content = typeof text === 'function' ? text() : text;
      return typeof content === 'string' ? content : new TextDecoder().decode(content);
    });
}
