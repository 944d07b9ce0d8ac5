import { startChild } from './children.mjs';
import { eachLine } from './lines.mjs';
import { root } from './paths.mjs';

// Chromium's own log lines ("[1234:0101/120000.1:ERROR:bus.cc(399)] …") tell a user nothing; SEATWISE_VERBOSE shows them.
const chromiumLine = /^\[\d+:\d{4}\/\d{6}\.\d+:(INFO|WARNING|ERROR|VERBOSE\d*):/;

/**
 * The switches that this system needs and no other gets: Chromium's sandbox refuses to run as root.
 *
 * @param {{ isRoot: boolean, env: NodeJS.ProcessEnv, platform: NodeJS.Platform }} system
 */
export function electronSwitches({ isRoot, env, platform }) {
  const switches = [];
  if (isRoot) switches.push('--no-sandbox');
  if (platform === 'linux' && env['WAYLAND_DISPLAY'] && !env['DISPLAY']) switches.push('--ozone-platform=wayland');
  return switches;
}

/**
 * Starts the app of this checkout in the given Electron.
 *
 * @param {string} executable
 * @param {readonly string[]} args for the app
 * @param {NodeJS.ProcessEnv} env
 */
export function startApp(executable, args, env) {
  const switches = electronSwitches({ isRoot: process.getuid?.() === 0, env, platform: process.platform });
  const child = startChild(executable, [...switches, root, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    asksItsOwn: true,
  });
  const show = (/** @type {string} */ line) => {
    if (env['SEATWISE_VERBOSE'] || !(chromiumLine.test(line) || line.trim() === '')) console.log(`  ${line}`);
  };
  eachLine(child.stdout, show);
  eachLine(child.stderr, show);
  return child;
}
