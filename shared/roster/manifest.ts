import * as z from 'zod';
import type { FileReport } from './fileReport.ts';
import type { Limits } from './limits.ts';
import type { Fatal } from './report.ts';
import type { FileMode, RosterFile, RosterFileKind } from './roster.ts';
import { openTable } from './table.ts';

/** What manifest.csv says about the files we read. A file it does not name is missing here. */
export type Manifest = {
  readonly version: '1.1' | '1.2' | null;
  readonly modes: Readonly<Partial<Record<RosterFileKind, FileMode>>>;
};

export type ReadManifest =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly fatal: Fatal };

const COLUMNS = {
  propertyName: { names: ['propertyName'], required: true },
  value: { names: ['value'], required: true },
} as const;

const Mode = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['bulk', 'delta', 'absent']));

const KINDS: readonly RosterFileKind[] = [
  'orgs',
  'academicSessions',
  'courses',
  'users',
  'roles',
  'classes',
  'enrollments',
];

/** Reads manifest.csv. Odd values are noted; only a manifest that is no CSV at all is fatal. */
export function readManifest(file: RosterFile, report: FileReport, limits: Limits): ReadManifest {
  const opened = openTable(file, COLUMNS, report, limits);
  if (!opened.ok) return { ok: false, fatal: { ...opened.fatal, code: 'manifestUnreadable' } };
  const { at, eachRow } = opened.table;
  const values = new Map<string, { readonly value: string; readonly row: number }>();
  eachRow((cells, row) => {
    const name = (cells[at.propertyName] ?? '').trim().toLowerCase();
    values.set(name, { value: (cells[at.value] ?? '').trim(), row });
  });

  const modes: Partial<Record<RosterFileKind, FileMode>> = {};
  for (const kind of KINDS) {
    const entry = values.get(`file.${kind}`.toLowerCase());
    if (entry === undefined) continue;
    const mode = Mode.safeParse(entry.value);
    if (mode.success) modes[kind] = mode.data;
    else {
      const message = `“file.${kind}” is neither absent, bulk nor delta; read as bulk.`;
      report.fixed(entry.row, { column: 'value', code: 'manifestValue', message, value: entry.value });
    }
  }
  noteManifestVersion(values.get('manifest.version'), report);
  return { ok: true, manifest: { version: readVersion(values.get('oneroster.version'), report), modes } };
}

type Entry = { readonly value: string; readonly row: number };

function noteManifestVersion(entry: Entry | undefined, report: FileReport): void {
  if (entry === undefined || entry.value === '1.0') return;
  const message =
    entry.value === '1'
      ? 'A spreadsheet turned the manifest version 1.0 into 1; read as 1.0.'
      : 'The manifest version is not 1.0; read as 1.0.';
  report.fixed(entry.row, { column: 'value', code: 'manifestValue', message, value: entry.value });
}

function readVersion(entry: Entry | undefined, report: FileReport): Manifest['version'] {
  if (entry?.value === '1.1' || entry?.value === '1.2') return entry.value;
  if (entry !== undefined) {
    const message = 'The OneRoster version is neither 1.1 nor 1.2; told by the files instead.';
    report.fixed(entry.row, { column: 'value', code: 'manifestValue', message, value: entry.value });
  }
  return null;
}
