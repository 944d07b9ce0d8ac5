import Papa from 'papaparse';
import type { AuditRecord } from '../../shared/contract/audit.ts';
import type { Db } from '../database/transaction.ts';
import type { Sight } from '../licensing/sight.ts';
import type { AuditFilter } from './auditSql.ts';
import { listAudit } from './listAudit.ts';

/** Excel takes a file without this mark for Windows-1252. */
const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_AT_ONCE = 1000;
const NEW_LINE = '\r\n';

const FIELDS = ['id', 'at', 'kind', 'account', 'device', 'change', 'changeSet', 'people', 'orgs', 'detail'];

/** All asked-for records as CSV, newest first, page by page: memory stays flat however long the list. */
export async function* auditCsv(db: Db, sight: Sight, filter: AuditFilter): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + FIELDS.join(',') + NEW_LINE;
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { records, next } = await listAudit(db, sight, { ...filter, cursor, limit: ROWS_AT_ONCE });
    if (records.length > 0) {
      yield Papa.unparse(records.map(cellsOf), { escapeFormulae: true, newline: NEW_LINE }) + NEW_LINE;
    }
    cursor = next;
  }
}

function cellsOf(record: AuditRecord): readonly (string | number)[] {
  return [
    record.id,
    record.at,
    record.kind,
    record.accountId,
    record.deviceId ?? '',
    record.changeId ?? '',
    record.changeSetId ?? '',
    record.userIds.join(' '),
    record.orgIds.join(' '),
    JSON.stringify(record.detail),
  ];
}
