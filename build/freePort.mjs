import { createServer } from 'node:net';

/**
 * The first of the ports that no program on this computer has, or null.
 *
 * @param {Iterable<number>} ports
 */
export async function firstFreePort(ports) {
  for (const port of ports) if (await isFree(port)) return port;
  return null;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
