import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { migrate } from './migrations.ts';
import { readOwnRows, writeOwnRows, type OwnRows } from './ownRows.ts';
import { settleAsFromCopy } from './fromCopy.ts';
import { openSql, type Sql } from './sqlite.ts';
import { storeFault } from './storeFault.ts';

export type Salvaged = Readonly<{
  /** How many changes that were not confirmed came over. */
  recovered: number;
  /** The damaged file itself, or the newest copy that could be read; null when there was nothing to be had. */
  from: 'file' | 'copy' | null;
}>;

type Sources = Readonly<{
  damaged: string;
  /** The newest first. */
  copies: readonly string[];
  key: string;
  at: string;
}>;

/**
 * Carries device, outbox, history and verdicts into a new store, all or nothing: the frozen bytes name the device's
 * numbers, so a part of them would be worse than none. From the damaged file where it can be read, else from a copy.
 */
export function salvage({ damaged, copies, key, at }: Sources, into: Sql): Salvaged {
  if (carryOver(damaged, key, into, () => undefined)) return { recovered: countOpen(into), from: 'file' };
  for (const copy of copies) {
    let recovered = 0;
    const carried = carryOver(copy, key, into, () => {
      recovered = countOpen(into);
      settleAsFromCopy(into, at);
    });
    if (carried) return { recovered, from: 'copy' };
  }
  return { recovered: 0, from: null };
}

/** False when the file could not be read, or what was read does not hold together: then nothing was written. */
function carryOver(path: string, key: string, into: Sql, then: () => void): boolean {
  const rows = readFile(path, key);
  if (!rows) return false;
  try {
    into.write(() => {
      writeOwnRows(into, rows);
      // The roster is downloaded anew; only then does the view show what is pending.
      into.run(
        "UPDATE device SET cursor = NULL, snapshot_wanted = 1, closed_floor = 0, closed_seqs = '[]', generation = 0",
      );
      then();
    });
    return true;
  } catch (error) {
    if (storeFault(error) === 'cannotWrite') throw error;
    return false;
  }
}

/** Reads a copy: opening the file itself would fold its journal into it, and it is to stay as it was found. */
function readFile(path: string, key: string): OwnRows | null {
  const copy = `${path}.reading`;
  let sql: Sql | null = null;
  try {
    copyFileSync(path, copy);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    sql = openSql(copy, key);
    bringUpToDate(sql);
    return readOwnRows(sql);
  } catch {
    return null;
  } finally {
    sql?.close();
    for (const end of ['', '-wal', '-shm']) rmSync(copy + end, { force: true });
  }
}

/** Rows of an older version lack what its upgrade would have written. One that fails on the damage goes on without. */
function bringUpToDate(sql: Sql): void {
  try {
    migrate(sql);
  } catch {
    // Columns that are not there get their defaults.
  }
}

function countOpen(sql: Sql): number {
  const row = sql.get<{ n: number }>(
    "SELECT COUNT(*) AS n FROM outbox WHERE state IN ('scheduled', 'queued', 'sending', 'unknown')",
  );
  return row?.n ?? 0;
}
