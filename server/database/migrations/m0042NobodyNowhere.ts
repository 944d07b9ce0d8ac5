import type { Migration } from '../migration.ts';

/**
 * Whoever belonged nowhere belongs to the district (see `people/memberships.ts`): a person without any org is a row that
 * no client can read, and so kept a whole district from pulling.
 */
export const nobodyNowhere: Migration = {
  number: 42,
  name: 'nobodyNowhere',
  statements: [
    `insert into user_orgs (user_id, org_id, position, inferred)
      select u.id, u.district_id, 1000, true from users u
      where not exists (select from user_orgs m where m.user_id = u.id)`,
  ],
};
