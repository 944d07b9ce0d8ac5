import { ended, startChild, stopChild } from './children.mjs';
import { problem } from './problem.mjs';

const startLimit = 15_000;

/**
 * Whether there is a screen to put a window on.
 *
 * @param {NodeJS.Platform} platform
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(platform, env) {
  return platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY']);
}

/**
 * Starts an X server without a screen. It chooses a free number itself, so that two at once do not collide.
 *
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>}
 */
export async function startVirtualDisplay() {
  const child = startChild('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise((resolve, reject) => {
    const refuse = () => reject(problem('The virtual display (Xvfb) did not start.', 'Xvfb :99 -screen 0 1440x900x24'));
    const timer = setTimeout(refuse, startLimit);
    let text = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ data) => {
      text += data.toString();
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    ended(child).then(refuse, refuse);
  });
  return { display: `:${number}`, stop: () => stopChild(child) };
}
