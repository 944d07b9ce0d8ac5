/**
 * How a step of the test command went. One check counts as one; a step of tests counts each test.
 *
 * @typedef {{ name: string, passed: number, failed: number, note?: string }} StepResult
 *
 * @typedef {{ status: string, assertionResults: readonly { status: string }[] }} VitestFile
 * @typedef {{ testResults: readonly VitestFile[] }} VitestReport
 */

/**
 * @param {string} name
 * @param {number} exitCode
 * @returns {StepResult}
 */
export function sumCheck(name, exitCode) {
  return exitCode === 0 ? { name, passed: 1, failed: 0 } : { name, passed: 0, failed: 1 };
}

/**
 * Sums up a JSON report of vitest. What is not a pass is a failure: a skipped test, a file that could not be read, an
 * error outside of any test, a run without tests or without a report.
 *
 * @param {string} name
 * @param {VitestReport | null} report
 * @param {number} exitCode
 * @returns {StepResult}
 */
export function sumVitest(name, report, exitCode) {
  if (!report) return { name, passed: 0, failed: 1, note: 'it ended without a report' };
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const broken = report.testResults.filter((file) => file.status === 'failed' && !hasFailure(file)).length;
  const failed = tests.length - passed + broken;
  if (tests.length === 0 && broken === 0) return { name, passed: 0, failed: 1, note: 'no test was found' };
  if (failed === 0 && exitCode !== 0) return { name, passed, failed: 1, note: `it ended with code ${exitCode}` };
  return { name, passed, failed };
}

/** @param {VitestFile} file */
function hasFailure(file) {
  return file.assertionResults.some((test) => test.status === 'failed');
}

/**
 * The closing line of the test command.
 *
 * @param {readonly StepResult[]} results
 */
export function closingLine(results) {
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  return `${passed} passed, ${failed} failed`;
}
