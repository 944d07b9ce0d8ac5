import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import { PRACTICE_SCHOOL } from '../../server/sample/practice.ts';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { readPoolDrift } from './roster.ts';
import { checkFile, openUpload, rosterOf } from './rosterUpload.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

describe('the dashboard of a district', () => {
  let district: District;
  let office: Office;
  let app: Application;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-saved-'));
    district = await startDistrict(THREE_SCHOOLS);
    office = await setUpOffice(district);
    app = await office.openSignedIn(district.rival);
    ({ page } = app);
  });

  afterAll(async () => {
    await office?.remove();
    await district?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const grid = () => page.getByRole('grid', { name: 'Schools side by side' });
  const names = async () => grid().getByRole('rowheader').allInnerTexts();

  it('shows schools side by side, in any order', async () => {
    await grid().getByRole('rowheader').nth(2).waitFor();
    const byName = await names();
    expect(byName).toEqual([...byName].sort((a, b) => a.localeCompare(b, 'en')));
    await page.getByRole('button', { name: 'A to Z' }).click();
    await until('the other way round', async () => (await names()).join() === [...byName].reverse().join());
    await page.getByLabel('Sort by').selectOption('Students');
    await page.getByRole('button', { name: 'Lowest first' }).waitFor();
    const students = async () => (await grid().locator('.cell-students').allInnerTexts()).slice(1).map(Number);
    await until('the smallest first', async () => {
      const now = await students();
      return now.length === 3 && now.join() === [...now].sort((a, b) => a - b).join();
    });
  });

  it('can be kept as a file', async () => {
    const path = join(folder, 'schools.csv');
    await app.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await page
      .getByRole('region', { name: 'Schools side by side' })
      .getByRole('button', { name: 'Save as CSV' })
      .click();
    await screens.toast(page, 'The file is saved.').waitFor();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFFSchool,Roster,Students,Product,Licenses,Available');
    expect(lines.length).toBe(1 + 3 * (await screens.productCards(page).count()));
  });

  it('opens a school, and gives those of a class who have none a license after a look', async () => {
    await grid().getByRole('row').filter({ hasText: PRACTICE_SCHOOL }).click();
    const gaps = page.getByRole('region', { name: 'Classes with students who have no license' });
    const assign = gaps.getByRole('button', { name: /^Assign \d+: / }).first();
    const [, count = '', product = ''] =
      /^Assign (\d+): (.+) to the students? of /.exec((await assign.getAttribute('aria-label')) ?? '') ?? [];
    const before = await assignedOf(district, product);
    await assign.click();
    const dialog = page.getByRole('dialog', { name: `Assign ${product} to ${count} students?` });
    await dialog.getByText(/are changed now/).waitFor();
    expect(await assignedOf(district, product)).toBe(before);
    await dialog.getByRole('button', { name: /^Save / }).click();
    await dialog.waitFor({ state: 'detached' });
    await until('the server has them', async () => (await assignedOf(district, product)) > before);
    await screens.nothingWaits(page);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('says where the roster of each school comes from', async () => {
    await page.getByRole('button', { name: /School shown/ }).click();
    await page.getByRole('menuitemradio', { name: 'All schools' }).click();
    const roster = page.getByRole('region', { name: 'Roster', exact: true });
    for (const title of ['Clever · 1 school', 'ClassLink · 1 school', 'Manual · 1 school']) {
      await roster.getByRole('heading', { name: title }).waitFor();
    }
    await roster
      .getByText(/^Next nightly sync /)
      .first()
      .waitFor();
  });

  it('takes the roster of a new school that is kept by hand, after a look at what it does', async () => {
    await page.getByRole('link', { name: 'User Management' }).click();
    const dialog = await openUpload(page);
    await checkFile(dialog, 'letter.zip', new TextEncoder().encode('no roster'));
    await dialog.getByRole('alert').getByText('This file is not a zip of OneRoster CSV files').waitFor();
    expect(await findViolations(page)).toEqual([]);
    const people = { new1: ['north'], new2: ['north'], new3: ['north'] };
    await checkFile(dialog, 'roster.zip', await rosterOf(district, { schools: { north: null }, people }));
    await dialog.getByText('3 new, 0 changed, 0 leaving.').waitFor();
    expect(await studentsOf(district, 'School north')).toBe(0);
    expect(await findViolations(page)).toEqual([]);
    const confirm = dialog.getByRole('button', { name: 'Confirm and import' });
    office.network.set({ kind: 'down' });
    await confirm.click();
    await dialog.getByRole('alert').getByText('may have been imported or not').waitFor();
    office.network.set({ kind: 'pass' });
    await confirm.click();
    await dialog.getByText('Imported: 3 new, 0 changed, 0 left.').waitFor();
    expect(await studentsOf(district, 'School north')).toBe(3);
    expect(await findViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('button', { name: /School shown/ }).click();
    await page.getByRole('menuitemradio', { name: 'School north' }).waitFor();
  });
});

async function studentsOf({ db }: District, school: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from user_orgs m
    join orgs o on o.id = m.org_id join users u on u.id = m.user_id
    where o.name = ${school} and u.status = 'active'`.execute(db);
  return rows[0]?.n ?? 0;
}

async function assignedOf({ db }: District, product: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from assignments a join products p on p.id = a.product_id where p.name = ${product}`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}
