import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog, describeDefect, type Log } from './logging.ts';

/** A roster with what rosters hold: names of many cultures, ids made of names, e-mail addresses, capitals. */
const roster = [
  { id: 'mateo.fernandez', givenName: 'Mateo', familyName: 'Fernández', email: 'mateo.fernandez@school.example' },
  { id: 'OKONKWO-ADA', givenName: 'Ada', familyName: 'Okonkwo', email: 'ada@school.example' },
  { id: 'nguyenthihoa', givenName: 'Thị Hoa', familyName: 'Nguyễn', email: 'hoa.nguyen@school.example' },
  { id: 's-000123', givenName: 'Kaʻiulani', familyName: 'Kealoha', email: 'kaiulani@school.example' },
  { id: 'deSouza', givenName: 'ana', familyName: 'deSouza', email: 'ANA.DESOUZA@SCHOOL.EXAMPLE' },
  { id: 'Saoirse', givenName: 'SAOIRSE', familyName: "O'Brien-Smith", email: 'saoirse@school.example' },
  { id: '山田', givenName: '花子', familyName: '山田', email: 'hanako@school.example' },
];
const forbidden = roster.flatMap((person) => [
  ...Object.values(person),
  ...person.familyName.split(/[' -]/),
  ...person.email.split('@'),
]);

describe('the log', () => {
  let folder: string;
  let log: Log;
  let flush: () => Promise<void>;
  const lines = async (): Promise<string> => {
    await flush();
    return readFile(join(folder, 'logs/seatwise.log'), 'utf8');
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-log-'));
    ({ log, flush } = createLog(join(folder, 'logs'), false));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('tells events with their ids', async () => {
    log('warn', 'service.died', { exitCode: '9', count: '1' });
    expect(await lines()).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z warn service\.died exitCode=9 count=1\n$/);
  });

  it('holds no name and no address of a roster that is fed to it in every way there is', async () => {
    for (const person of roster) {
      log('info', 'roster.row', person);
      for (const value of Object.values(person)) {
        log('error', 'sync.failed', { reason: value, code: value, lane: value, changeId: value });
        log('warn', 'sync.failed', { [value]: value });
        log('warn', `Could not save ${value}`);
        const error = new TypeError(`no license for ${value}`);
        log('error', 'main.defect', describeDefect(error));
        log('error', 'main.defect', describeDefect(value));
        log('error', 'main.defect', describeDefect(Object.assign(new Error(value), { name: value })));
      }
    }
    const text = (await lines()).toLowerCase();
    expect(text.split('\n').length).toBeGreaterThan(100);
    for (const word of forbidden.filter((each) => each.length > 2)) expect(text).not.toContain(word.toLowerCase());
  });

  it('tells of a defect its kind and its place in our bundle, not its message', () => {
    const error = new RangeError('Mateo');
    error.stack = 'RangeError: Mateo\n    at f (/home/dana/app/out/main/main.cjs:120:7)\n    at g (node:fs:1:1)';
    expect(describeDefect(error)).toEqual({ error: 'RangeError', at: 'main.cjs:120:7' });
    expect(describeDefect('Mateo')).toEqual({ error: 'string' });
  });
});
