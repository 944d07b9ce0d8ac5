import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readOneRoster } from './readOneRoster.ts';
import { reportToCsv } from './reportToCsv.ts';
import type { RosterFile } from './roster.ts';

const FIXTURES = fileURLToPath(new URL('../../test/fixtures/rosters/', import.meta.url));

function filesIn(folder: string): readonly RosterFile[] {
  const root = join(FIXTURES, folder);
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .map((path) => ({
      name: path
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
      text: new Uint8Array(readFileSync(path)),
    }));
}

function expectedReport(folder: string): string {
  return readFileSync(join(FIXTURES, `${folder}.report.csv`), 'utf8');
}

const counts = (folder: string) => {
  const result = readOneRoster(filesIn(folder));
  if (!result.ok) throw new Error(result.fatal.message);
  const { orgs, users, classes, enrollments } = result.roster;
  return { orgs: orgs.size, users: users.size, classes: classes.size, enrollments: enrollments.size };
};

describe('fixture uploads', () => {
  it.each(['spoiledByHand', 'noManifest', 'parentsAndStrangers'])(
    '%s gives the report it should, word for word',
    (folder) => {
      expect(reportToCsv(readOneRoster(filesIn(folder)).report)).toBe(expectedReport(folder));
    },
  );

  it('are read as far as they can be', () => {
    expect(counts('spoiledByHand')).toEqual({ orgs: 3, users: 8, classes: 3, enrollments: 7 });
    expect(counts('noManifest')).toEqual({ orgs: 3, users: 5, classes: 2, enrollments: 5 });
    expect(counts('parentsAndStrangers')).toEqual({ orgs: 2, users: 3, classes: 0, enrollments: 0 });
  });

  it('in another layout are refused as a whole', () => {
    const result = readOneRoster(filesIn('anotherLayout'));
    expect(result.ok || result.fatal.code).toBe('foreignLayout');
  });
});
