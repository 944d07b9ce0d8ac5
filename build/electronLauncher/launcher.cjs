// Stands in for Electron's default_app.asar in the runtime that build/npmElectron.mjs unpacks: it loads the app folder
// named on the command line, as `electron FOLDER` does. Everything that package.json decides is set before the app runs.
const electron = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');

// setVersion and setAppPath exist for Electron's own default_app and are not in its types.
const app = /** @type {Electron.App & { setVersion(v: string): void, setAppPath(p: string): void }} */ (electron.app);

/** @param {readonly string[]} args */
function appPathFrom(args) {
  /** @type {string[]} */
  const preloads = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '-r' || argument === '--require') preloads.push(args[(index += 1)] ?? '');
    else if (argument === '--version' || argument === '-v') return { preloads, version: true };
    else if (!argument.startsWith('-')) return { preloads, path: path.resolve(argument) };
  }
  return { preloads };
}

/** @param {string} folder */
function load(folder) {
  const isFolder = existsSync(folder) && statSync(folder).isDirectory();
  const manifestFile = path.join(folder, 'package.json');
  const manifest = isFolder && existsSync(manifestFile) ? JSON.parse(readFileSync(manifestFile, 'utf8')) : {};
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  const name = manifest.productName ?? manifest.name;
  if (name) app.setName(name);
  if (manifest.version) app.setVersion(manifest.version);
  if (process.platform === 'linux' && name) app.setDesktopName(manifest.desktopName ?? `${name}.desktop`);
  app.setAppPath(isFolder ? folder : path.dirname(folder));
  require(folder);
}

const asked = appPathFrom(process.argv.slice(1));
if (asked.version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  app.exit(0);
} else if (asked.path === undefined) {
  process.stderr.write('Name the folder of the app to load.\n');
  app.exit(2);
} else {
  try {
    for (const module of asked.preloads) require(path.resolve(module));
    load(asked.path);
  } catch (error) {
    process.stderr.write(
      `${asked.path} could not be loaded.\n${error instanceof Error ? error.stack : String(error)}\n`,
    );
    app.exit(1);
  }
}
