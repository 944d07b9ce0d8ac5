import type { Migration } from '../migration.ts';

/** A kind of record that is rare (a synced roster, an invitation) is found without reading a year of snapshots. */
export const auditByKind: Migration = {
  number: 41,
  name: 'auditByKind',
  statements: [`create index audit_kind on audit (district_id, kind, at desc, id desc)`],
};
