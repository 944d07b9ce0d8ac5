// Runs the built service under plain Node: the process's own channel stands in for Electron's parent port and for the
// window's message port. Everything is made ready before the service is loaded: it looks for the parent port at once.
import { createRequire } from 'node:module';
import { readFailpoint } from './failpoint.mjs';
import { watchFetch } from './watchFetch.mjs';
import { watchStore } from './watchStore.mjs';

/** @typedef {(event: { data: unknown, ports?: unknown[] }) => void} Listener */
/** @typedef {{ control: { type: string } } | { window: unknown }} Incoming */

const program = process.argv[2];
if (!program || !process.send) throw new Error('start.mjs is started with a channel and the path of the service');
const send = process.send.bind(process);

/** @type {Listener[]} */
const fromMain = [];
/** @type {Listener[]} */
const fromWindow = [];

const window = {
  postMessage: (/** @type {unknown} */ message) => send({ window: message }),
  on: (/** @type {string} */ event, /** @type {Listener} */ listener) => {
    if (event === 'message') fromWindow.push(listener);
  },
  start: () => undefined,
};

Object.assign(process, {
  parentPort: {
    postMessage: (/** @type {unknown} */ message) => send({ control: message }),
    on: (/** @type {string} */ _event, /** @type {Listener} */ listener) => fromMain.push(listener),
  },
});
process.on('message', (/** @type {Incoming} */ message) => {
  if ('window' in message) for (const listener of fromWindow) listener({ data: message.window });
  else {
    const ports = message.control.type === 'port' ? [window] : [];
    for (const listener of fromMain) listener({ data: message.control, ports });
  }
});
process.on('disconnect', () => process.exit(0));

const failpoint = readFailpoint(process.env['SEATWISE_FAILPOINT']);
watchFetch(failpoint);
watchStore(createRequire(program), failpoint, process.env['SEATWISE_DURABLE_IMAGES'] ?? null);
createRequire(program)(program);
