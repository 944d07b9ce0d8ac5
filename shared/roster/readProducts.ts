import { compareGrades, type Grade, parseGrade } from './grades.ts';
import { PRODUCT_COLORS, type ProductColor, type ProductRow } from './licenses.ts';
import type { LicenseColumnsOf } from './licenseColumns.ts';
import type { Limits } from './limits.ts';
import { readRecords } from './records.ts';
import type { Row } from './row.ts';
import type { Table } from './table.ts';

/** Reads products.csv. */
export function readProducts(
  table: Table<LicenseColumnsOf<'products'>>,
  limits: Limits,
): ReadonlyMap<string, ProductRow> {
  const { at } = table;
  return readRecords({ ...table, at: { ...at, status: -1 } }, 'bulk', limits, {
    id: (row) => row.required(at.productId, 'productId', limits.idLength),
    build: (row, productId): ProductRow | null => {
      const name = row.required(at.name, 'name', limits.textLength);
      const code = name === null ? null : readCode(row, at.code);
      const audience = code === null ? null : readAudience(row, at.audience);
      if (name === null || code === null || audience === null) return null;
      const color = readColor(row, at.color);
      if (audience === 'educator') return { productId, name, code, audience, minGrade: null, maxGrade: null, color };
      const minGrade = readBound(row, at.minGrade, 'minGrade');
      const maxGrade = readBound(row, at.maxGrade, 'maxGrade');
      if (minGrade === null || maxGrade === null || compareGrades(minGrade, maxGrade) <= 0) {
        return { productId, name, code, audience, minGrade, maxGrade, color };
      }
      row.fixed('minGrade', 'valueUnreadable', 'The lowest grade is above the highest; they were exchanged.');
      return { productId, name, code, audience, minGrade: maxGrade, maxGrade: minGrade, color };
    },
  }).byId;
}

function readCode(row: Row, index: number): string | null {
  const text = row.required(index, 'code', 4);
  if (text === null) return null;
  const code = text.toUpperCase();
  if (code !== text) row.fixed('code', 'valueUnreadable', `Written in capitals: ${code}.`, text);
  return code;
}

function readAudience(row: Row, index: number): ProductRow['audience'] | null {
  const text = row.text(index);
  const word = text.toLowerCase().replace(/s$/, '');
  if (word === 'student') return 'student';
  if (word === 'educator' || word === 'teacher') return 'educator';
  return row.refused('audience', 'valueUnreadable', 'The audience is neither student nor educator.', text);
}

function readBound(row: Row, index: number, column: string): Grade | null {
  const text = row.text(index);
  if (text === '') return null;
  const parsed = parseGrade(text);
  if (parsed === null) row.fixed(column, 'gradeUnknown', 'This is no grade we know; left open.', text);
  else if (parsed.fixed) row.fixed(column, 'gradeRewritten', `The grade was read as ${parsed.grade}.`, text);
  return parsed?.grade ?? null;
}

function readColor(row: Row, index: number): ProductColor {
  const text = row.text(index);
  const color = PRODUCT_COLORS.find((candidate) => candidate === text.toLowerCase());
  if (color !== undefined) return color;
  // Rows come one after another, so neighbors get different colors.
  const chosen = PRODUCT_COLORS[row.number() % PRODUCT_COLORS.length] ?? 'slate';
  if (text !== '') row.fixed('color', 'valueUnreadable', `This is no color we have; ${chosen} was chosen.`, text);
  return chosen;
}
