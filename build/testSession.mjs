import { requireSandbox } from './chromiumSandbox.mjs';
import { resolveElectronAloud } from './electronRuntime.mjs';
import { startVirtualDisplay } from './display.mjs';
import { inKeyringSession } from './keyringSession.mjs';
import { librariesMissingFor } from './systemLibraries.mjs';
import { installSystemPackages, testTools, toolsMissing } from './systemPackages.mjs';

/** @typedef {import('./systemPackages.mjs').Tool} Tool */

/**
 * What a run that drives the real app needs around it: an Electron (told by SEATWISE_ELECTRON), a virtual display and an
 * unlocked keyring. On macOS and Windows the desktop has the latter two.
 *
 * @typedef {{
 *   wrap: (command: string, args: readonly string[]) => { command: string, args: readonly string[] },
 *   env: NodeJS.ProcessEnv,
 *   stop: () => Promise<void>,
 * }} TestSession
 */

/**
 * Installs (as root on Debian) the programs that the tests use beside Node.
 */
export async function ensureTestTools() {
  if (process.platform !== 'linux') return;
  const tools = toolsMissing(/** @type {Tool[]} */ (Object.keys(testTools)));
  await installSystemPackages({ tools, without: 'not all tests can run' });
}

/** @returns {Promise<TestSession>} */
export async function startTestSession() {
  const electron = await resolveElectronAloud();
  const without = 'no window can open';
  await installSystemPackages({ libraries: await librariesMissingFor(electron.executable), without });
  await requireSandbox(electron.executable);
  const env = { ...process.env, SEATWISE_ELECTRON: electron.executable };
  if (process.platform !== 'linux') {
    return { env, wrap: (command, args) => ({ command, args }), stop: () => Promise.resolve() };
  }
  const display = await startVirtualDisplay();
  const keyring = inKeyringSession();
  return {
    // Of a developer's own session nothing must leak into the tests: not the display, not the bus, not the keyring.
    env: { ...env, ...keyring.env, DISPLAY: display.display, WAYLAND_DISPLAY: '' },
    wrap: keyring.wrap,
    stop: async () => {
      await display.stop();
      keyring.remove();
    },
  };
}
