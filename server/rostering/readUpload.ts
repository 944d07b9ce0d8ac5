import { readFileSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, relative } from 'node:path';
import type { RosterFile } from '../../shared/roster/roster.ts';
import { startupError } from '../startupError.ts';
import { unzip } from './unzip.ts';

/** What somebody wants imported. */
export type Upload = Readonly<{
  /** Of the zip or folder, without its ending: the district is called so when the files name none. */
  name: string;
  roster: readonly RosterFile[];
  /** Where products.csv, licenses.csv and assignments.csv may be: in the upload, or beside the zip. */
  licenses: readonly RosterFile[];
}>;

const LICENSE_FILES = ['products.csv', 'licenses.csv', 'assignments.csv'];
/** Folders inside folders, as a zip may have them. */
const DEPTH = 3;

/** Lists the files of a zip or folder; a folder with one zip and no orgs.csv is that zip with what lies beside it. */
export async function readUpload(path: string): Promise<Upload> {
  const found = await stat(path).catch((error: unknown) => {
    throw startupError(`There is no ${path} to import.`, error);
  });
  if (!found.isDirectory()) return readZip(path);
  const files = await listFolder(path);
  const hasRoster = files.some((file) => basename(file).toLowerCase() === 'orgs.csv');
  const zips = files.filter((file) => extname(file).toLowerCase() === '.zip' && dirname(file) === path);
  const [zip] = zips;
  if (!hasRoster && zips.length === 1 && zip !== undefined) return readZip(zip);
  if (!hasRoster && zips.length > 1) {
    throw startupError(`There are several zip files in ${path}, and no way to tell which one is meant: name it.`);
  }
  const csv = files.filter((file) => extname(file).toLowerCase() === '.csv').map((file) => fileAt(path, file));
  return { name: basename(path), roster: csv, licenses: csv };
}

async function readZip(path: string): Promise<Upload> {
  const name = basename(path);
  const inside = unzip(await readFile(path), name);
  const isLicenseFile = (file: RosterFile): boolean =>
    LICENSE_FILES.includes(basename(file.name.replaceAll('\\', '/')).toLowerCase());
  const own = inside.filter(isLicenseFile);
  const licenses = own.length > 0 ? own : await licenseFilesBeside(path);
  return { name: basename(path, extname(path)), roster: inside, licenses };
}

async function licenseFilesBeside(path: string): Promise<readonly RosterFile[]> {
  const folder = dirname(path);
  const names = await readdir(folder);
  return names
    .filter((name) => LICENSE_FILES.includes(name.toLowerCase()))
    .map((name) => fileAt(folder, join(folder, name)));
}

async function listFolder(folder: string, depth = DEPTH): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: unknown) => {
    throw startupError(`The folder ${folder} cannot be read.`, error);
  });
  const files: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory() && depth > 1) files.push(...(await listFolder(path, depth - 1)));
    else if (entry.isFile()) files.push(path);
  }
  return files;
}

function fileAt(folder: string, path: string): RosterFile {
  return { name: relative(folder, path), text: () => readFileSync(path) };
}
