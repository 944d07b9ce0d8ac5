import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The keyring is unlocked with a password of its own, in folders of its own: a developer's real one is never touched.
const script = `
  printf pass | XDG_DATA_HOME="$SEATWISE_KEYRING" gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
  exec "$@"
`;

/** A D-Bus session with an unlocked keyring, as on a desktop; without one Electron's safeStorage keeps nothing safe. */
export function inKeyringSession() {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-keyring-'));
  return {
    env: { SEATWISE_KEYRING: folder, XDG_RUNTIME_DIR: folder, GNOME_KEYRING_CONTROL: '' },
    wrap: (/** @type {string} */ command, /** @type {readonly string[]} */ args) => ({
      command: 'dbus-run-session',
      args: ['--', 'sh', '-c', script, 'sh', command, ...args],
    }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
