/** What went wrong with the store file, as far as the engine can say. */
export type StoreFault = 'notADatabase' | 'damaged' | 'cannotWrite' | 'busy';

/** Tells a fault of the file or the disk from a defect of ours (null). */
export function storeFault(error: unknown): StoreFault | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (code === 'SQLITE_NOTADB') return 'notADatabase';
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'busy';
  if (/^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|NOLFS|PERM)/.test(code)) return 'cannotWrite';
  // libsql reports a failed open as text, with SQLite's number at the end.
  if (/unable to open connection/i.test(error.message)) return 'cannotWrite';
  return /^E(ACCES|PERM|ROFS|NOSPC|DQUOT|NOTDIR|NOENT|ISDIR|IO|MFILE|NAMETOOLONG|EXIST)$/.test(code)
    ? 'cannotWrite'
    : null;
}
