import Papa from 'papaparse';
import type { Report } from './report.ts';

/** Excel takes a file without this mark for Windows-1252. */
const BYTE_ORDER_MARK = '\uFEFF';

/** The report as a CSV file to download, safe to open in a spreadsheet. */
export function reportToCsv(report: Report): string {
  const rows = report.entries.map(({ file, row, column, action, code, message, value }) => [
    file,
    row ?? '',
    column ?? '',
    action,
    code,
    message,
    value ?? '',
  ]);
  const fields = ['file', 'row', 'column', 'action', 'code', 'message', 'value'];
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data: rows }, { escapeFormulae: true });
}
