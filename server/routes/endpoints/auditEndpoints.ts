import * as z from 'zod';
import { AuditKind, AuditPage } from '../../../shared/contract/audit.ts';
import { PageCursor, PageSize, QueryInstant, QueryText } from '../../../shared/contract/query.ts';
import type { Endpoint } from '../endpoint.ts';

const filters = {
  /** From this instant on. */
  from: QueryInstant.optional(),
  /** Up to this instant, not included. */
  to: QueryInstant.optional(),
  kind: AuditKind.optional(),
  accountId: QueryText.optional(),
  /** Records about this person on the roster. */
  userId: QueryText.optional(),
};

/** Who did what, for administrators. */
export const auditEndpoints = {
  listAudit: {
    method: 'GET',
    path: '/v1/audit',
    id: 'listAudit',
    summary: 'Who read and changed what, newest first: of the district, or what concerns the schools of the reader.',
    signedIn: true,
    query: z.strictObject({ ...filters, cursor: PageCursor.optional(), limit: PageSize }),
    answer: { kind: 'json', schema: AuditPage },
    problems: ['forbidden', 'deviceOfAnotherAccount'],
  },
  exportAudit: {
    method: 'GET',
    path: '/v1/audit.csv',
    id: 'exportAudit',
    summary: 'The same records as CSV, all of them.',
    signedIn: true,
    query: z.strictObject(filters),
    answer: { kind: 'file', mediaType: 'text/csv', description: 'One row per record, newest first.' },
    problems: ['forbidden', 'deviceOfAnotherAccount'],
  },
} as const satisfies Record<string, Endpoint>;
