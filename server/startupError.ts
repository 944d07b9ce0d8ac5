const STARTUP = Symbol('startup');

/** A reason not to start (or to import), in one sentence for the person at the console. */
export function startupError(message: string, cause?: unknown): Error {
  return Object.assign(new Error(message, { cause }), { [STARTUP]: true });
}

/** Is this an expected problem, to be told in its own words and without a stack trace? */
export function isStartupError(error: unknown): error is Error {
  return error instanceof Error && STARTUP in error;
}
