import type { Columns } from './columns.ts';
import { chooseFiles, noteFolder, shownName } from './chooseFiles.ts';
import { assembleReport, createFileReport } from './fileReport.ts';
import type { ReadLicensesResult } from './licenses.ts';
import { LICENSE_COLUMNS } from './licenseColumns.ts';
import { LIMITS, type Limits } from './limits.ts';
import { readAssignments } from './readAssignments.ts';
import { readPools } from './readPools.ts';
import { readProducts } from './readProducts.ts';
import type { Fatal } from './report.ts';
import type { Roster, RosterFile } from './roster.ts';
import { openTable } from './table.ts';

/** Reads `products.csv`, `licenses.csv` and `assignments.csv`; with a roster, their org and user ids are checked too. */
export function readLicenseFiles(
  files: readonly RosterFile[],
  roster: Pick<Roster, 'orgs' | 'users'> | null = null,
  limits: Limits = LIMITS,
): ReadLicensesResult {
  const upload = createFileReport('(upload)', limits);
  const reports = [upload];
  const fail = (fatal: Fatal): ReadLicensesResult => ({ ok: false, fatal, report: assembleReport(reports) });

  const chosen = chooseFiles(files, ['products', 'licenses', 'assignments']);
  if (!chosen.ok) return fail(chosen.fatal);
  noteFolder(chosen.byName.values(), upload);
  const open = <C extends string>(file: RosterFile, columns: Readonly<Record<C, Columns[string]>>) => {
    const report = createFileReport(shownName(file), limits);
    reports.push(report);
    return openTable({ ...file, name: shownName(file) }, columns, report, limits);
  };
  const productsFile = chosen.byName.get('products');
  const licensesFile = chosen.byName.get('licenses');
  const assignmentsFile = chosen.byName.get('assignments');
  if (productsFile === undefined || licensesFile === undefined) {
    const file = productsFile === undefined ? 'products.csv' : 'licenses.csv';
    const message = `${file} is missing; products.csv and licenses.csv are read together.`;
    return fail({ code: 'requiredFileMissing', file, message });
  }

  const productTable = open(productsFile, LICENSE_COLUMNS.products);
  if (!productTable.ok) return fail(productTable.fatal);
  const poolTable = open(licensesFile, LICENSE_COLUMNS.licenses);
  if (!poolTable.ok) return fail(poolTable.fatal);
  const assignmentTable = assignmentsFile === undefined ? null : open(assignmentsFile, LICENSE_COLUMNS.assignments);
  if (assignmentTable?.ok === false) return fail(assignmentTable.fatal);

  const products = readProducts(productTable.table, limits);
  const pools = readPools(poolTable.table, limits, products, roster?.orgs ?? null);
  const assignments =
    assignmentTable === null ? [] : readAssignments(assignmentTable.table, limits, { products, pools, roster });
  return { ok: true, products, pools, assignments, report: assembleReport(reports) };
}
