/** Rolled back for another transaction's sake; the same again may well succeed. */
const PASSING = new Set(['40001', '40P01', '55P03']);

/** The SQLSTATE of an error of either engine, or null. */
export function sqlState(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

/** Will the same transaction probably succeed when tried again? */
export function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  return state !== null && PASSING.has(state);
}

/** Is the database itself away (connection lost, shutting down, too many connections)? */
export function isUnavailable(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== null) return state.startsWith('08') || state.startsWith('57P') || state === '53300';
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code === 'string') return /^E(CONN|PIPE|TIMEDOUT|HOST)/.test(code);
  return error instanceof Error && /connection terminated|timeout exceeded when trying to connect/i.test(error.message);
}
