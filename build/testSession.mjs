import { requireSandbox } from './chromiumSandbox.mjs';
import { resolveElectronAloud } from './electronRuntime.mjs';
import { startVirtualDisplay } from './display.mjs';
import { startKeyringSession } from './keyringSession.mjs';
import { librariesMissingFor } from './systemLibraries.mjs';
import { installSystemPackages, testTools, toolsMissing } from './systemPackages.mjs';

/** @typedef {import('./systemPackages.mjs').Tool} Tool */

/**
 * What a run that drives the real app needs around it: an Electron (told by SEATWISE_ELECTRON), a virtual display and an
 * unlocked keyring. On macOS and Windows the desktop has the latter two. `desktops` leads to each display with its
 * keyring; `env` to the Electron and the first of them.
 *
 * @typedef {{ env: NodeJS.ProcessEnv, desktops: readonly Record<string, string>[], stop: () => Promise<void> }} TestSession
 */

/**
 * Installs (as root on Debian) the programs that the tests use beside Node.
 */
export async function ensureTestTools() {
  if (process.platform !== 'linux') return;
  const tools = toolsMissing(/** @type {Tool[]} */ (Object.keys(testTools)));
  await installSystemPackages({ tools, without: 'not all tests can run' });
}

/**
 * @param {number} [count] how many windows at the same time need a display of their own
 * @returns {Promise<TestSession>}
 */
export async function startTestSession(count = 1) {
  const electron = await resolveElectronAloud();
  const without = 'no window can open';
  await installSystemPackages({ libraries: await librariesMissingFor(electron.executable), without });
  await requireSandbox(electron.executable);
  const env = { ...process.env, SEATWISE_ELECTRON: electron.executable };
  if (process.platform !== 'linux') return { env, desktops: [], stop: () => Promise.resolve() };
  const desktops = await Promise.all(Array.from({ length: count }, startDesktop));
  return {
    // Of a developer's own session nothing must leak into the tests: not the display, not the bus, not the keyring.
    env: { ...env, ...desktops[0]?.env },
    desktops: desktops.map((desktop) => desktop.env),
    stop: async () => {
      await Promise.all(desktops.map((desktop) => desktop.stop()));
    },
  };
}

async function startDesktop() {
  const display = await startVirtualDisplay();
  const keyring = await startKeyringSession();
  return {
    env: { ...keyring.env, DISPLAY: display.display, WAYLAND_DISPLAY: '' },
    stop: async () => {
      await display.stop();
      await keyring.stop();
    },
  };
}
