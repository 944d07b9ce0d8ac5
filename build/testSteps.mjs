import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { ended, run, startChild, stopChild } from './children.mjs';
import { root } from './paths.mjs';
import { describe } from './problem.mjs';
import { duration } from './say.mjs';
import { startTestSession } from './testSession.mjs';
import { sumCheck, sumVitest } from './testSummary.mjs';

/** @typedef {import('./testSummary.mjs').StepResult} StepResult */
/**
 * `needs` names the step without which this one is pointless; `tools` says that it uses programs beside Node.
 *
 * @typedef {{ name: string, needs?: string, tools?: true, run: (name: string) => Promise<StepResult> }} Step
 */

// A step that hangs must not take the closing line with it; a machine that is busy with other work must not end one.
const stepLimit = 40 * 60 * 1000;
// An app is four processes; more of them at once than this wait for each other.
const mostDesktops = 4;

/** @type {readonly Step[]} */
export const steps = [
  { name: 'format', run: check('oxfmt/bin/oxfmt', ['--check']) },
  { name: 'lint', run: check('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']) },
  { name: 'dead-exports', run: check('knip/bin/knip.js', ['--no-progress']) },
  { name: 'types', run: check('typescript/bin/tsc', ['--noEmit', '-p', 'tsconfig.json']) },
  { name: 'build', run: build },
  { name: 'unit', tools: true, run: vitest },
  { name: 'server', tools: true, run: vitest },
  { name: 'crash', needs: 'build', run: vitest },
  { name: 'simulation', run: vitest },
  { name: 'e2e', needs: 'build', tools: true, run: vitestInSession },
];

/**
 * A tool that says by its exit code whether all is well; what it prints is shown only if not.
 *
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 * @returns {Step['run']}
 */
function check(program, args) {
  return async (name) => {
    const options = { cwd: root, timeoutMs: stepLimit };
    const { code, output } = await run(process.execPath, [join(root, 'node_modules', program), ...args], options);
    if (code !== 0) console.log(output.trim());
    return sumCheck(name, code);
  };
}

/** @type {Step['run']} */
async function build(name) {
  try {
    await ensureBundle('app');
    await ensureBundle('server');
    return sumCheck(name, 0);
  } catch (error) {
    console.log(describe(error));
    return sumCheck(name, 1);
  }
}

/** @type {Step['run']} */
async function vitest(name) {
  return runVitest(name, process.env);
}

/** @type {Step['run']} */
async function vitestInSession(name) {
  const session = await startTestSession(Math.min(availableParallelism(), mostDesktops));
  try {
    const desktops = JSON.stringify(session.desktops);
    return await runVitest(name, { ...session.env, SEATWISE_TEST_DESKTOPS: desktops });
  } finally {
    await session.stop();
  }
}

/**
 * @param {string} project of vitest.config.ts
 * @param {NodeJS.ProcessEnv} env
 */
async function runVitest(project, env) {
  const folder = join(root, 'out/test');
  const reportFile = join(folder, `${project}.json`);
  mkdirSync(folder, { recursive: true });
  rmSync(reportFile, { force: true });
  const program = join(root, 'node_modules/vitest/vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const args = [program, 'run', '--project', project, ...reporters];
  const child = startChild(process.execPath, args, { cwd: root, env });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void stopChild(child);
  }, stepLimit);
  const code = await ended(child);
  clearTimeout(timer);
  if (late) return { name: project, passed: 0, failed: 1, note: `stopped after ${duration(stepLimit)}` };
  const report = existsSync(reportFile) ? JSON.parse(readFileSync(reportFile, 'utf8')) : null;
  return sumVitest(project, report, code);
}
