import type { Sql } from '../../store/sqlite.ts';
import type { Scope } from '../scope.ts';
import { ANY, keyRanges } from './keyRange.ts';
import { membersOf } from './members.ts';
import type { NameSource } from './nameSource.ts';

/** Up to so many people are read through; of more, the index of all names is read and theirs are picked. */
const FEW_PEOPLE = 3000;

/** Where to look for the people of a scope. */
export function namesIn(sql: Sql, { orgIds, counts }: Scope): NameSource {
  if (orgIds === 'all') return keyRanges(sql, ANY);
  if (counts.students + counts.educators <= FEW_PEOPLE) return membersOf(sql, orgIds);
  return keyRanges(sql, {
    sql: `EXISTS (SELECT 1 FROM users u CROSS JOIN user_orgs m ON m.user_id = u.id
       WHERE u.n = k.n AND m.org_id IN (SELECT value FROM json_each(?)))`,
    params: [JSON.stringify(orgIds)],
  });
}
