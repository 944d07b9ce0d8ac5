import type { FileReport } from './fileReport.ts';
import type { Fatal } from './report.ts';
import type { RosterFile } from './roster.ts';

/** Files by their lower-case base name without `.csv`; or why it is not clear which ones are meant. */
export type ChosenFiles =
  | { readonly ok: true; readonly byName: ReadonlyMap<string, RosterFile>; readonly others: readonly RosterFile[] }
  | { readonly ok: false; readonly fatal: Fatal };

/** Finds the files by name, in whatever folder of the upload they lie. The same file in two folders is refused. */
export function chooseFiles(files: readonly RosterFile[], wanted: readonly string[]): ChosenFiles {
  const byName = new Map<string, RosterFile>();
  const others: RosterFile[] = [];
  for (const file of files) {
    const path = pathOf(file);
    if (isClutter(path)) continue;
    const name = baseName(path);
    if (name === null || !wanted.includes(name)) {
      others.push(file);
      continue;
    }
    const first = byName.get(name);
    if (first !== undefined) return { ok: false, fatal: ambiguous(first, file) };
    byName.set(name, file);
  }
  return { ok: true, byName, others };
}

/** Says, once, that the files lie in a folder; OneRoster wants them at the top. */
export function noteFolder(files: Iterable<RosterFile>, report: FileReport): void {
  const folders = new Set(Array.from(files, (file) => folderOf(pathOf(file))));
  folders.delete('');
  if (folders.size === 0) return;
  const list = [...folders].map((folder) => `“${folder}”`).join(', ');
  const message = `The files lie in a folder inside (${list}), not at the top; they were read from there.`;
  report.note('fixed', { code: 'folderInside', message });
}

/** The file's name without folders, as the report shows it. */
export function shownName(file: RosterFile): string {
  return pathOf(file).split('/').at(-1) ?? file.name;
}

function pathOf(file: RosterFile): string {
  return file.name.replaceAll('\\', '/').replace(/^(\.?\/)+/, '');
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/');
}

function baseName(path: string): string | null {
  const name = path.split('/').at(-1)?.toLowerCase() ?? '';
  return name.endsWith('.csv') ? name.slice(0, -4) : null;
}

/** What operating systems put beside the files: folders themselves, hidden files, resource forks. */
function isClutter(path: string): boolean {
  return path.endsWith('/') || path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');
}

function ambiguous(first: RosterFile, second: RosterFile): Fatal {
  const message =
    `There are two files of the same name, ${pathOf(first)} and ${pathOf(second)}, and no way to tell which one is meant. ` +
    'Put one set of files into the zip, without folders.';
  return { code: 'ambiguousFile', file: second.name, message };
}
