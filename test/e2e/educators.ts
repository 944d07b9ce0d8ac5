import { sql } from 'kysely';
import type { UserId } from '../../shared/contract/ids.ts';
import type { RosterSource } from '../../shared/contract/rows.ts';
import type { Database } from '../../server/database/database.ts';
import type { Locator, Page } from 'playwright';

/** An educator with what they hold, as the server's database has it. */
export type Educator = Readonly<{ id: UserId; fullName: string; school: string; held: readonly string[] }>;

/** Teachers of the schools that are kept in one source, by name. */
export async function readTeachers(db: Database['db'], source: RosterSource): Promise<readonly Educator[]> {
  const { rows } = await sql<Educator>`
    select u.id, u.given_name || ' ' || u.family_name as "fullName", o.name as school, coalesce(
      (select json_agg(p.name order by p.name) from assignments a join products p on p.id = a.product_id
       where a.user_id = u.id), '[]'::json) as held
    from users u join user_orgs m on m.user_id = u.id and m.position = 0 join orgs o on o.id = m.org_id
    where u.role = 'teacher' and u.status = 'active' and o.type = 'school' and o.roster_source = ${source}
      and 1 = (select count(*) from users v where v.given_name = u.given_name and v.family_name = u.family_name)
    order by u.family_name, u.given_name, u.id`.execute(db);
  return rows;
}

/** The tile of an educator, found by typing their name as people do. */
export async function findTile(page: Page, { fullName }: Pick<Educator, 'fullName'>): Promise<Locator> {
  await page.getByRole('searchbox', { name: 'Filter educators' }).fill(fullName);
  const tile = page.getByRole('list', { name: 'User Management' }).getByRole('listitem').filter({ hasText: fullName });
  await tile.waitFor();
  return tile;
}

/** Educator tile → three dots → Manage User Products. */
export async function manageUserProducts(page: Page, educator: Educator): Promise<Locator> {
  return openProducts(page, await findTile(page, educator));
}

/** Three dots of a tile → Manage User Products. */
export async function openProducts(page: Page, tile: Locator): Promise<Locator> {
  await tile.getByRole('button', { name: /^More for / }).click();
  await page.getByRole('menuitem', { name: 'Manage User Products' }).click();
  const dialog = page.getByRole('dialog', { name: 'Manage User Products' });
  await dialog.getByRole('heading', { name: 'Assigned Products' }).waitFor();
  return dialog;
}

/** The line of a product in the dialog. */
export function productLine(dialog: Locator, product: string): Locator {
  return dialog.getByRole('listitem').filter({ hasText: product });
}
