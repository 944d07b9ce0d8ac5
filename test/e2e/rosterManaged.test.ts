import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { findViolations } from './axe.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { manageUserProducts, productLine, readTeachers, type Educator } from './educators.ts';
import { reviewHeldSync } from './heldSync.ts';
import { setUpOffice, type Office } from './office.ts';
import { readProductsOf } from './roster.ts';
import { deliver, HALF_OF_CLEVER } from './rosterDrop.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

describe('a school that is kept in Clever', () => {
  let district: District;
  let office: Office;
  let page: Page;
  let teacher: Educator;

  beforeAll(async () => {
    district = await startDistrict(THREE_SCHOOLS);
    office = await setUpOffice(district);
    ({ page } = await office.openSignedIn(district.rival));
    const found = (await readTeachers(district.db, 'clever')).find(({ held }) => held.length === 1);
    if (!found) throw new Error('The sample has no such educator.');
    teacher = found;
  });

  afterAll(async () => {
    await office?.remove();
    await district?.remove();
  });

  it('says in the status bar how old the roster is and when the next one comes', async () => {
    await screens
      .statusBar(page)
      .getByText(/^Roster as of today .+ · next nightly sync 2:00 AM$/)
      .or(screens.statusBar(page).getByText(/^Roster as of today .+ · next nightly sync \d+:\d\d [AP]M$/))
      .first()
      .waitFor();
  });

  it('explains what is locked in User Management', async () => {
    await page.getByRole('button', { name: /School shown/ }).click();
    await page.getByRole('menuitemradio', { name: teacher.school }).click();
    await screens.goTo(page, 'User Management');
    const note = page.getByRole('region', { name: 'Managed in Clever' });
    await note.getByText(/^Your Clever administrator removes or changes educators’ licenses in Clever/).waitFor();
    await note.getByText(/^Next nightly sync (today|tomorrow) /).waitFor();
  });

  it('lets nobody take away what an educator holds, and lets one give an additional license', async () => {
    const dialog = await manageUserProducts(page, teacher);
    const [held = ''] = teacher.held;
    await productLine(dialog, held).getByText('Managed in Clever').waitFor();
    expect(await dialog.getByRole('button', { name: /^Remove|^Keep/ }).count()).toBe(0);
    const choice = page.getByRole('checkbox', { disabled: false });
    const line = dialog.getByRole('listitem').filter({ has: choice }).first();
    const product = await line.locator('.chip-name').innerText();
    await line.getByRole('checkbox').first().check({ force: true });
    await dialog.getByRole('button', { name: 'Save', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await until('the additional license is theirs', async () =>
      (await readProductsOf(district.db, teacher.id)).includes(product),
    );
    expect(await readProductsOf(district.db, teacher.id)).toContain(held);
  });

  it('keeps a request for a same-day sync offline, sends it once, and says what became of it', async () => {
    const note = page.getByRole('region', { name: 'Managed in Clever' });
    office.network.set({ kind: 'down' });
    await note.getByRole('button', { name: 'Request a same-day sync with Clever' }).click();
    await note.getByText(/^A same-day sync is requested\. It is sent as soon as/).waitFor();
    expect(await requests(district)).toBe(0);
    office.network.set({ kind: 'pass' });
    await note.getByText(/did not work\. Clever has not delivered a roster yet\./).waitFor({ timeout: 90_000 });
    expect(await requests(district)).toBe(1);
  });

  it('shows that a sync was done', async () => {
    await deliver(district, 'clever');
    const note = page.getByRole('region', { name: 'Managed in Clever' });
    await note.getByRole('button', { name: 'Request a same-day sync with Clever' }).click();
    await note.getByText(/^Last sync with Clever today /).waitFor({ timeout: 90_000 });
    expect(await requests(district)).toBe(2);
  });

  it('holds a sync by which many would leave, says what it would do to whom, and goes on once it is approved', async () => {
    const before = await studentsOf(district, teacher.school);
    await deliver(district, 'clever', HALF_OF_CLEVER);
    const dialog = await reviewHeldSync(page);
    const school = dialog.getByRole('row').filter({ hasText: teacher.school });
    const leaving = Number((await school.getByRole('cell').nth(1).innerText()).replaceAll(',', ''));
    expect(leaving).toBeGreaterThan(before / 4);
    await dialog.getByText(`${leaving} people would leave`).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Decide later' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await studentsOf(district, teacher.school)).toBe(before);

    await page.getByRole('button', { name: 'Review what the held sync with Clever would do' }).click();
    await dialog.getByRole('button', { name: `Approve, ${leaving} leave` }).click();
    await screens.toast(page, 'Approved. The sync with Clever goes on in a moment.').waitFor();
    await until('they have left', async () => (await studentsOf(district, teacher.school)) === before - leaving);
    await page
      .getByRole('region', { name: 'Managed in Clever' })
      .getByText(/^Last sync with Clever today /)
      .waitFor({ timeout: 90_000 });
  });
});

async function requests({ db }: District): Promise<number> {
  return (await db.selectFrom('roster_sync_requests').select('id').execute()).length;
}

async function studentsOf({ db }: District, school: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from users u join user_orgs m on m.user_id = u.id join orgs o on o.id = m.org_id
    where u.role = 'student' and u.status = 'active' and o.name = ${school}`.execute(db);
  return rows[0]?.n ?? 0;
}
