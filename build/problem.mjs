/**
 * Something a person can mend: shown as one sentence and one line, without a stack trace.
 *
 * @param {string} sentence what is missing
 * @param {string} [mend] the line that mends it
 */
export function problem(sentence, mend) {
  return Object.assign(new Error(sentence), { name: 'Problem', mend });
}

/**
 * @param {unknown} error
 * @returns {error is Error & { mend?: string }}
 */
export function isProblem(error) {
  return error instanceof Error && error.name === 'Problem';
}

/** @param {unknown} error */
export function describe(error) {
  if (isProblem(error)) return error.mend ? `${error.message}\n\n    ${error.mend}\n` : error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
