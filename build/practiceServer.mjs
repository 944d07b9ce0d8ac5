import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ended, run, startChild, stopChild } from './children.mjs';
import { firstFreePort } from './freePort.mjs';
import { eachLine } from './lines.mjs';
import { practiceFolder, root } from './paths.mjs';
import { problem } from './problem.mjs';
import { duration, say } from './say.mjs';

/** The sample district: big enough to look real, small enough to be ready in seconds. */
const sample = { students: '2400', seed: '1' };

// Below the range that systems hand out to outgoing connections, so that it is still free at the next start.
const ports = [27310, 27311, 27312, 27313, 27314, 27315];

/** @typedef {{ url: string, stop: () => Promise<void> }} PracticeServer */

/**
 * Starts the licensing API with the sample district; at first start the district is generated and imported. The address
 * stays the same from start to start, since the app keeps its store and its sign-in by it.
 *
 * @returns {Promise<PracticeServer>}
 */
export async function startPracticeServer() {
  const folder = practiceFolder();
  mkdirSync(folder, { recursive: true });
  const port = rememberedPort(folder);
  if (port && (await isOurs(port))) {
    const url = `http://127.0.0.1:${port}`;
    say('server', `already running at ${url}`);
    return { url, stop: () => Promise.resolve() };
  }
  await ensureSample(join(folder, 'sample'));
  const free = await firstFreePort(port ? [port, ...ports] : ports);
  const server = await launch(folder, free ?? 0);
  writeFileSync(join(folder, 'port'), new URL(server.url).port);
  return server;
}

/** @param {string} folder */
async function ensureSample(folder) {
  if (existsSync(join(folder, 'roster.zip'))) return;
  say('sample', `generating a district of ${sample.students} students …`);
  const began = Date.now();
  const half = `${folder}.part`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const program = join(root, 'out/server/generate.mjs');
  // Its school year and the terms of its licenses stand around today; otherwise none of them would be running.
  const today = new Date().toISOString().slice(0, 10);
  const args = [program, '--students', sample.students, '--seed', sample.seed, '--today', today, '--out', half];
  const { code, output } = await run(process.execPath, args);
  if (code !== 0) throw problem(`The sample district could not be generated:\n${output.trim()}`);
  rmSync(folder, { recursive: true, force: true });
  renameSync(half, folder);
  say('sample', `generated in ${duration(Date.now() - began)}`);
}

/**
 * @param {string} folder
 * @param {number} port 0 for any
 * @returns {Promise<PracticeServer>}
 */
async function launch(folder, port) {
  const began = Date.now();
  const log = createWriteStream(join(folder, 'server.log'), { flags: 'w' });
  const args = ['--port', String(port), '--database', join(folder, 'database'), '--practice', join(folder, 'sample')];
  const child = startChild(process.execPath, [join(root, 'out/server/main.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await new Promise((/** @type {(url: string | null) => void} */ resolve) => {
    const hear = (/** @type {string} */ line) => {
      log.write(`${line}\n`);
      const ready = /ready at (http:\/\/\S+)/.exec(line);
      if (ready?.[1]) resolve(ready[1]);
      // Structured log lines are for the file; what is said in words is progress.
      else if (!line.startsWith('{') && line.trim() && (port === 0 || !/in use/i.test(line)))
        say('server', line.trim());
    };
    eachLine(child.stdout, hear);
    eachLine(child.stderr, hear);
    void ended(child).then(
      () => resolve(null),
      () => resolve(null),
    );
  });
  if (!url) throw problem(`The licensing API did not start. Its log is ${join(folder, 'server.log')}.`);
  say('server', `licensing API at ${url}, ready in ${duration(Date.now() - began)}`);
  return { url, stop: () => stopChild(child) };
}

/** @param {string} folder */
function rememberedPort(folder) {
  try {
    return Number.parseInt(readFileSync(join(folder, 'port'), 'utf8'), 10) || null;
  } catch {
    return null;
  }
}

/** @param {number} port */
async function isOurs(port) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/v1/server`, { signal: AbortSignal.timeout(2_000) });
    const info = /** @type {{ product?: string, practice?: unknown }} */ (await answer.json());
    return info.product === 'seatwise-licensing-api' && Boolean(info.practice);
  } catch {
    return false;
  }
}
