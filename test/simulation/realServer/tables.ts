/** Tables that a restore brings back, and the columns of each that the database fills in by itself. */
export const restored: readonly Readonly<{ name: string; generated: readonly string[] }>[] = [
  { name: 'users', generated: [] },
  { name: 'user_orgs', generated: [] },
  { name: 'enrollments', generated: [] },
  { name: 'pools', generated: ['quantity'] },
  { name: 'assignments', generated: [] },
  { name: 'waiting', generated: ['from_product_id'] },
  { name: 'license_events', generated: [] },
  { name: 'devices', generated: [] },
  { name: 'ledger', generated: [] },
  { name: 'tombstones', generated: [] },
];
