import type { OrgId } from '../../../../shared/contract/ids.ts';
import type { PersonHit } from '../../../../shared/contract/view.ts';
import { KIND, type Kind } from '../../store/derived/derivedTables.ts';
import type { Sql } from '../../store/sqlite.ts';
import { scopeOf } from '../scope.ts';
import { findNames } from './findNames.ts';
import { namesIn } from './namesIn.ts';

export type PeopleAsked = Readonly<{
  orgId: OrgId | null;
  /** Only students or only educators. */
  role?: 'student' | 'educator' | undefined;
  text: string;
  limit: number;
}>;

/** `people.search`: whom a few letters may mean, the likeliest first. */
export function searchPeople(sql: Sql, { orgId, role, text, limit }: PeopleAsked): PersonHit[] {
  const kinds: readonly Kind[] = role === undefined ? [KIND.student, KIND.educator] : [KIND[role]];
  const source = namesIn(sql, scopeOf(sql, orgId));
  const found = findNames(sql, { kinds, text, source, limit });
  type Row = Omit<PersonHit, 'userId' | 'givenName' | 'familyName' | 'orgName'> &
    Readonly<{ n: number; id: PersonHit['userId']; given_name: string; family_name: string; org_name: string | null }>;
  const rows = sql.all<Row>(
    `SELECT u.n, u.id, u.given_name, u.family_name, u.role, u.grade, o.name AS org_name
     FROM json_each(?) f CROSS JOIN users u ON u.n = f.value LEFT JOIN orgs o ON o.id = u.org_ids ->> 0`,
    [JSON.stringify(found.map(({ n }) => n))],
  );
  // Those who left and whose last license is being taken back stay findable until the server has said so.
  return rows.map(({ id, given_name, family_name, role: is, grade, org_name }) => ({
    userId: id,
    givenName: given_name,
    familyName: family_name,
    role: is,
    grade,
    orgName: org_name ?? '',
  }));
}
