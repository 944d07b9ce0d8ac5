import { spawn, spawnSync } from 'node:child_process';

const isWindows = process.platform === 'win32';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
/** @type {WeakSet<ChildProcess>} */
const leaders = new WeakSet();
/** @type {WeakSet<ChildProcess>} */
const ownFamilies = new WeakSet();
let stopping = false;
let listening = false;

/**
 * Starts a program in a process group of its own, so that all it starts in turn can be stopped with it. One that reads
 * what a person types must stay in ours: `detached: false`. One that ends its own processes in good order when asked, as
 * Electron does, is asked alone: `asksItsOwn`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { asksItsOwn?: boolean }} [options]
 */
export function startChild(command, args, { asksItsOwn = false, ...options } = {}) {
  stopWithThisProcess();
  const detached = !isWindows && options.detached !== false;
  const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options, detached });
  running.add(child);
  if (detached) leaders.add(child);
  if (asksItsOwn) ownFamilies.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    // The leader is gone; what it may have left behind in its group goes too.
    signalGroup(child, 'SIGKILL');
    running.delete(child);
  });
  return child;
}

/**
 * Resolves when the child has ended, with its exit code (or 128 and more after a signal); rejects if it could not start.
 *
 * @param {ChildProcess} child
 * @returns {Promise<number>}
 */
export function ended(child) {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  if (child.signalCode !== null) return Promise.resolve(143);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)));
  });
}

/**
 * Asks the child to end, and makes it end when it does not within the grace period.
 *
 * @param {ChildProcess} child
 * @param {number} [graceMs]
 */
export async function stopChild(child, graceMs = 8_000) {
  if (!running.has(child)) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  if (ownFamilies.has(child) && !isWindows) child.kill('SIGTERM');
  else signalGroup(child, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), graceMs);
  await end;
  clearTimeout(timer);
}

/** Whether a signal is ending this process; what children do then is no news. */
export function isStopping() {
  return stopping;
}

/** Stops everything started here, last started first. */
export async function stopAllChildren() {
  for (const child of [...running].reverse()) await stopChild(child);
}

/**
 * Runs a program to its end and keeps what it printed.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions & { timeoutMs?: number }} [options]
 * @returns {Promise<{ code: number, output: string }>} the code is 127 when there is no such program, 124 after the time-out
 */
export async function run(command, args, { timeoutMs, ...options } = {}) {
  const child = startChild(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (/** @type {Buffer} */ data) => (output += data.toString());
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  let late = false;
  const timer = timeoutMs && setTimeout(() => ((late = true), signalGroup(child, 'SIGKILL')), timeoutMs);
  try {
    const code = await ended(child);
    return { code: late ? 124 : code, output };
  } catch (error) {
    return { code: 127, output: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  if (isWindows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    return;
  }
  try {
    if (leaders.has(child)) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Nobody is left in the group.
  }
}

function stopWithThisProcess() {
  if (listening) return;
  listening = true;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      stopping = true;
      void stopAllChildren().then(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
  });
}
