import { expect, it } from 'vitest';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEY, loadRows, sampleStore } from '../testing/sampleStore.ts';
import { sampleDistrict } from '../testing/sampleDistrict.ts';
import { fileCheckSteps } from './fileCheck.ts';
import { openSql } from './sqlite.ts';
import { storeFault } from './storeFault.ts';

function faultsOf(steps: readonly (() => void)[]): unknown[] {
  return steps.flatMap((step) => {
    try {
      step();
      return [];
    } catch (error) {
      return [storeFault(error)];
    }
  });
}

it('a whole file passes table by table, also when a snapshot replaces them on the way', () => {
  const { sql } = sampleStore();
  const steps = fileCheckSteps(sql);
  expect(steps.length).toBeGreaterThan(15);
  expect(faultsOf(steps.slice(0, 5))).toEqual([]);
  loadRows(sql, sampleDistrict());
  expect(faultsOf(steps.slice(5))).toEqual([]);
});

it('a table that nobody has opened yet is found damaged', () => {
  const { sql, folder } = sampleStore();
  const page = sql.get<{ rootpage: number }>("SELECT rootpage FROM sqlite_master WHERE name = 'enrollments'")?.rootpage;
  sql.all('PRAGMA wal_checkpoint(TRUNCATE)');
  sql.close();
  const bytes = readFileSync(join(folder, 'store.db'));
  bytes.fill(0x5a, ((page ?? 0) - 1) * 4096, (page ?? 0) * 4096);
  writeFileSync(join(folder, 'store.db'), bytes);
  const damaged = openSql(join(folder, 'store.db'), KEY);
  expect(faultsOf(fileCheckSteps(damaged))).toEqual(['damaged']);
});
