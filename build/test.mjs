import { stopAllChildren } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { describe } from './problem.mjs';
import { duration, say } from './say.mjs';
import { ensureTestTools } from './testSession.mjs';
import { steps } from './testSteps.mjs';
import { closingLine } from './testSummary.mjs';

// npm test [-- step …]: installs what is missing, runs every step, and ends with one line that sums up all of them.

/** @typedef {import('./testSummary.mjs').StepResult} StepResult */

/** @type {StepResult[]} */
const results = [];
const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? steps.filter((step) => asked.includes(step.name)) : steps;

console.log('\nSeatwise: tests\n');
if (await prepared()) {
  for (const step of chosen) results.push(await runStep(step));
}
await stopAllChildren();

console.log('');
for (const { name, passed, failed, note } of results) {
  say(name, `${failed === 0 ? 'ok' : 'FAILED'}: ${passed} passed, ${failed} failed${note ? ` (${note})` : ''}`);
}
console.log(`\n${closingLine(results)}`);
process.exitCode = results.length > 0 && results.every((result) => result.failed === 0) ? 0 : 1;

async function prepared() {
  try {
    await ensureDependencies();
    if (chosen.length === 0)
      throw new Error(`There is no such step. Steps: ${steps.map(({ name }) => name).join(', ')}`);
  } catch (error) {
    console.log(describe(error));
    results.push({ name: 'preparation', passed: 0, failed: 1 });
    return false;
  }
  try {
    if (chosen.some((step) => step.tools)) await ensureTestTools();
  } catch (error) {
    // The checks and most tests run without them all the same; those that cannot will fail and say why.
    console.log(describe(error));
  }
  return true;
}

/** @param {import('./testSteps.mjs').Step} step */
async function runStep(step) {
  const { name, needs } = step;
  if (needs && results.some((result) => result.name === needs && result.failed > 0)) {
    return { name, passed: 0, failed: 1, note: `pointless, since ${needs} failed` };
  }
  say(name, '…');
  const began = Date.now();
  try {
    const result = await step.run(name);
    say(name, `${result.failed === 0 ? 'ok' : 'FAILED'} after ${duration(Date.now() - began)}`);
    return result;
  } catch (error) {
    console.log(describe(error));
    return { name, passed: 0, failed: 1, note: 'it could not run' };
  }
}
