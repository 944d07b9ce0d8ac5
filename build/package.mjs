import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { resolveElectronAloud } from './electronRuntime.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { fuseDifferences, fuseNames, readFusesOf } from './fuseWire.mjs';
import { root } from './paths.mjs';
import { problem } from './problem.mjs';
import { runScript } from './runScript.mjs';
import { say } from './say.mjs';

// npm run package: the unpacked app for this system, in dist/. SEATWISE_PACKAGE_FLAVOR=test makes one that tests can
// drive (the inspector's fuse on), in dist/test; the release flavor is the default.
await runScript(async () => {
  await ensureDependencies();
  const flavor = process.env['SEATWISE_PACKAGE_FLAVOR'] ?? 'release';
  if (flavor !== 'release' && flavor !== 'test')
    throw problem(`SEATWISE_PACKAGE_FLAVOR is ${flavor}: release or test.`);
  await ensureBundle('app');
  const electron = await resolveElectronAloud();
  const executable = await pack(electron, flavor);
  say('package', `${dirname(executable)}`);
  if (!electron.official) say('package', 'for development and tests only: releases need the official Electron');
});

/**
 * @param {import('./electronRuntime.mjs').ElectronRuntime} electron
 * @param {'release' | 'test'} flavor
 */
async function pack(electron, flavor) {
  const { build, Platform, DIR_TARGET } = await import('electron-builder');
  const existing = readFusesOf(electron.executable);
  /** @type {import('electron-builder').AfterPackContext | undefined} */
  let packed;
  await build({
    projectDir: root,
    targets: Platform.current().createTarget(DIR_TARGET),
    publish: 'never',
    // Merged over electron-builder.yml.
    config: {
      electronDist: electron.folder,
      electronVersion: electron.version,
      directories: { output: flavor === 'test' ? 'dist/test' : 'dist' },
      ...(flavor === 'test' ? { electronFuses: { enableNodeCliInspectArguments: true } } : {}),
      beforePack: ({ packager }) => {
        // An older Electron lacks the newest fuses, and setting one that is not there is an error.
        for (const name of fuseNames) if (!(name in existing)) delete fusesOf(packager)[name];
      },
      afterPack: async (context) => {
        packed = context;
        // The launcher of the development runtime; the packaged app is loaded from its archive only.
        if (!electron.official) await rm(join(context.appOutDir, 'resources/app'), { recursive: true, force: true });
      },
    },
  });
  if (!packed) throw new Error('electron-builder packed nothing.');
  const executable = executableOf(packed);
  const differences = fuseDifferences(fusesOf(packed.packager), readFusesOf(executable));
  if (differences.length > 0) throw problem(`The fuses of the package are wrong: ${differences.join('; ')}.`);
  say('package', 'its fuses are as electron-builder.yml says');
  return executable;
}

/**
 * @param {import('electron-builder').AfterPackContext['packager']} packager
 * @returns {Partial<Record<import('./fuseWire.mjs').FuseName, boolean>>}
 */
function fusesOf(packager) {
  return packager.config.electronFuses ?? {};
}

/** @param {import('electron-builder').AfterPackContext} packed */
function executableOf({ appOutDir, packager, electronPlatformName }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') {
    return join(appOutDir, `${name}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`);
  }
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, packager.platformSpecificBuildOptions.executableName ?? name);
}
