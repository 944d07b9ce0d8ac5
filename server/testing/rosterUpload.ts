import { zipSync } from 'fflate';
import { EXAMPLE, exampleFiles } from '../../shared/roster/exampleUpload.ts';
import type { RosterFile, RosterSource } from '../../shared/roster/roster.ts';

/** A roster in a few words, to be written as OneRoster files. */
export type RosterOutline = Readonly<{
  district: string;
  /** sourcedId → what the file says of its roster source, if anything. */
  schools: Readonly<Record<string, RosterSource | null>>;
  /** sourcedId → the schools, the first one first; ids that start with `t` are teachers. */
  people: Readonly<Record<string, readonly string[]>>;
  /** sourcedId → the school. */
  classes?: Readonly<Record<string, string>>;
  /** Who is in which class. */
  enrollments?: readonly (readonly [person: string, inClass: string])[];
  /** Family names other than `Family`. */
  names?: Readonly<Record<string, string>>;
}>;

/** The files of a full (bulk) OneRoster 1.1 upload. */
export function rosterFiles(outline: RosterOutline): readonly RosterFile[] {
  const { district, schools, people, classes = {}, enrollments = [], names = {} } = outline;
  const role = (person: string): string => (person.startsWith('t') ? 'teacher' : 'student');
  return exampleFiles({
    orgs: [
      `${EXAMPLE.orgs[0]},metadata.rosterSource`,
      `${district},,,Cedar Valley,district,,,`,
      ...Object.entries(schools).map(([id, source]) => `${id},,,School ${id},school,,${district},${source ?? ''}`),
    ],
    courses: null,
    manifest: EXAMPLE.manifest.filter((line) => !line.startsWith('file.courses')),
    users: [
      EXAMPLE.users[0],
      ...Object.entries(people).map(
        ([id, orgs]) =>
          `${id},,,true,"${orgs.join(',')}",${role(id)},${id},,Given,${names[id] ?? 'Family'},,,,,,,${id.startsWith('t') ? '' : '02'},`,
      ),
    ],
    classes: [
      EXAMPLE.classes[0],
      ...Object.entries(classes).map(([id, school]) => `${id},,,Class ${id},02,,,homeroom,,${school},y1,,,`),
    ],
    enrollments: [
      EXAMPLE.enrollments[0],
      ...enrollments.map(
        ([person, inClass]) =>
          `${person}/${inClass},,,${inClass},,${person},${role(person)},${String(person.startsWith('t'))},,`,
      ),
    ],
  });
}

/** The same as a zip; the same outline gives the same bytes. */
export function zipOf(outline: RosterOutline): Uint8Array {
  const encoder = new TextEncoder();
  const files = rosterFiles(outline).map(({ name, text }): [string, Uint8Array] => {
    const content = typeof text === 'function' ? text() : text;
    return [name, typeof content === 'string' ? encoder.encode(content) : content];
  });
  return zipSync(Object.fromEntries(files), { mtime: '2026-01-01T12:00:00Z' });
}
