import type { Sql } from './sqlite.ts';

/** Version 3: the people of each org, counted when the roster alters; version 6 makes the table anew and counts. */
export function schema3(sql: Sql): void {
  sql.exec(ORG_PEOPLE);
}

const ORG_PEOPLE = `
CREATE TABLE org_people (
  org_id TEXT PRIMARY KEY,
  students INTEGER NOT NULL,
  educators INTEGER NOT NULL
) STRICT;
`;
