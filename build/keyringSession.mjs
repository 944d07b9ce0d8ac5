import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, startChild, stopChild } from './children.mjs';
import { eachLine } from './lines.mjs';
import { problem } from './problem.mjs';

const startLimit = 60_000;

// The keyring is unlocked with a password of its own, in folders of its own: a developer's real one is never touched.
const script = `
  printf pass | XDG_DATA_HOME="$SEATWISE_KEYRING" gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  echo "bus $DBUS_SESSION_BUS_ADDRESS"
  exec sleep 2147483647
`;

/**
 * Starts a D-Bus session with an unlocked keyring, as on a desktop; without one Electron's safeStorage keeps nothing safe.
 *
 * @returns {Promise<{ env: Record<string, string>, stop: () => Promise<void> }>} the environment that leads into it
 */
export async function startKeyringSession() {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-keyring-'));
  const env = { SEATWISE_KEYRING: folder, XDG_RUNTIME_DIR: folder, GNOME_KEYRING_CONTROL: '' };
  const child = startChild('dbus-run-session', ['--', 'sh', '-c', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stop = async () => {
    await stopChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const address = await new Promise((resolve, reject) => {
    const refuse = () =>
      reject(problem('No D-Bus session with a keyring could be started.', 'dbus-run-session -- true'));
    const timer = setTimeout(refuse, startLimit);
    eachLine(child.stdout, (line) => {
      if (!line.startsWith('bus ')) return;
      clearTimeout(timer);
      resolve(line.slice('bus '.length));
    });
    ended(child).then(refuse, refuse);
  });
  return { env: { ...env, DBUS_SESSION_BUS_ADDRESS: address }, stop };
}
