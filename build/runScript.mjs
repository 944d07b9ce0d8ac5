import { stopAllChildren } from './children.mjs';
import { describe, isProblem } from './problem.mjs';

/**
 * Runs a script to its exit code. What a person can mend is told in a sentence; only a defect shows its stack.
 *
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    console.error(`\n${describe(error)}`);
    process.exitCode = isProblem(error) ? 1 : 70;
  } finally {
    await stopAllChildren();
  }
}
