import { Agent, request } from 'node:http';

/**
 * Devices that push as quickly as they are answered, in a process of its own, as pgbench is one.
 *
 * @typedef {{ token: string, bodies: readonly string[] }} Device
 * @typedef {{ url: string, milliseconds: number, devices: readonly Device[] }} Load
 */

const agent = new Agent({ keepAlive: true, maxSockets: Infinity });

/** @param {string} url @param {string} token @param {string} body @returns {Promise<string>} */
function push(url, token, body) {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(`${url}/v1/push`, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () =>
        response.statusCode === 200 ? resolve(text) : reject(new Error(`answered ${response.statusCode}: ${text}`)),
      );
    });
    sent.on('error', reject).end(body);
  });
}

/** @param {Load} load */
async function run({ url, milliseconds, devices }) {
  const began = performance.now();
  let applied = 0;
  await Promise.all(
    devices.map(async ({ token, bodies }) => {
      for (const body of bodies) {
        if (performance.now() - began > milliseconds) return;
        const answer = await push(url, token, body);
        applied += answer.split('"status":"applied"').length - 1;
      }
    }),
  );
  return { applied, milliseconds: performance.now() - began };
}

process.once('message', (load) => {
  run(/** @type {Load} */ (load)).then(
    (result) => process.send?.(result, () => process.disconnect()),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});
