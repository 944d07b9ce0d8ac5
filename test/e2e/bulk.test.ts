import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { PRACTICE_SCHOOL } from '../../server/sample/practice.ts';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { readTeachers } from './educators.ts';
import { setUpOffice, type Office } from './office.ts';
import { readAvailable, readClasses, readPoolDrift, readProductsOf, type SchoolClass } from './roster.ts';
import * as screens from './screens.ts';
import { focused, tabTo } from './tabs.ts';
import { until } from './until.ts';

const MANY = 14;

describe('many people at once', () => {
  let district: District;
  let office: Office;
  let app: Application;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-bulk-'));
    district = await startDistrict(THREE_SCHOOLS);
    office = await setUpOffice(district);
    app = await office.openSignedIn(district.rival);
    ({ page } = app);
    page.setDefaultTimeout(30_000);
  });

  afterAll(async () => {
    await office?.remove();
    await district?.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const rows = (): Locator => page.getByRole('grid').locator('tbody tr');
  const check = (at: number): Locator => rows().nth(at).getByRole('checkbox');
  const bar = (): Locator => page.getByRole('region', { name: 'Selected' });
  const selected = async (count: number): Promise<void> =>
    bar()
      .getByText(`${count.toLocaleString('en-US')} selected`, { exact: true })
      .waitFor();
  const dialog = (): Locator => page.getByRole('dialog');
  const choice = (product: string): Locator => dialog().getByLabel(`What becomes of ${product}`, { exact: true });
  const line = (product: string): Locator =>
    dialog()
      .getByRole('listitem')
      .filter({ has: page.getByLabel(`What becomes of ${product}`, { exact: true }) });
  const choose = async (product: string, option: RegExp | string): Promise<void> => {
    const text = await choice(product).locator('option').filter({ hasText: option }).first().textContent();
    await choice(product).selectOption({ label: text ?? '' });
  };
  const results = async (text: string | RegExp): Promise<void> =>
    dialog().locator('.dialog-head').getByText(text).waitFor({ timeout: 90_000 });
  const open = async (place: 'class' | 'students', title = ''): Promise<void> => {
    await screens.goTo(page, 'My Classes & Students');
    if (place === 'students') {
      await page.getByRole('navigation', { name: 'Show' }).getByRole('link', { name: 'All students' }).click();
    } else {
      await page.getByRole('searchbox', { name: 'Filter classes' }).fill(title);
      await page.getByRole('status').getByText('found').waitFor();
      await page.getByRole('row').filter({ hasText: title }).filter({ hasText: PRACTICE_SCHOOL }).first().click();
      await page.getByRole('heading', { name: title }).waitFor();
    }
    await page.getByRole('grid').getByRole('rowheader').first().waitFor();
  };

  it('fourteen by Shift: what fits is done, with a result per person, a CSV, and an undo of it all', async () => {
    const { schoolClass, product, without, available } = await shortOf(district);
    await open('class', schoolClass.title);
    await screens.selectRows(page, 0, MANY - 1);
    await selected(MANY);
    await bar().getByRole('button', { name: 'Manage products…' }).click();
    await page.getByRole('dialog', { name: `Manage products of ${MANY} students` }).waitFor();
    await choose(product, /^Give to/);
    await dialog()
      .getByText(`${available} ${available === 1 ? 'change is' : 'changes are'} made now.`)
      .waitFor();
    const short = without.length - available;
    const notMade = `${short} ${short === 1 ? 'change is' : 'changes are'} not made.`;
    await dialog().getByText(notMade).waitFor();

    await dialog().getByText('All or nothing').click();
    await dialog().getByText('Nothing is changed as long as it does not fit for all.').waitFor();
    const save = dialog().getByRole('button', { name: /^Save / });
    expect(await save.getAttribute('aria-disabled')).toBe('true');
    await dialog().getByText('Change as many as fit').click();
    await dialog()
      .getByRole('button', { name: `Save ${available} change`, exact: false })
      .click();
    await results(`${available} done · ${short} not done`);
    const given = await holdersAmong(district, without, product);
    expect(given).toHaveLength(available);

    const path = join(folder, 'results.csv');
    await app.electron.evaluate(({ dialog: files }, filePath) => {
      files.showSaveDialog = async () => Promise.resolve({ canceled: false, filePath });
    }, path);
    await dialog().getByRole('button', { name: 'Save as CSV' }).click();
    await screens.toast(page, 'The file is saved.').waitFor();
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + without.length);
    expect(lines.filter((line) => line.includes('0 licenses available.'))).toHaveLength(short);

    await dialog().getByRole('button', { name: 'Undo all of it' }).click();
    await until('everything is as it was', async () => (await holdersAmong(district, without, product)).length === 0);
    expect((await readAvailable(district.db)).get(product)).toBe(available);
    await dialog().getByRole('button', { name: 'Close' }).click();
    // What was selected stays: there may be more to do for them.
    await selected(MANY);
  });

  it('a new order begins a new range, and whoever was selected stays', async () => {
    await open('students');
    await screens.selectRows(page, 0, 2);
    await selected(3);
    await page.getByRole('columnheader', { name: 'Grade' }).getByRole('button').click();
    await page.getByRole('grid').locator('[aria-sort="ascending"]', { hasText: 'Grade' }).waitFor();
    // Until they are here the rows of the order before stay: the lowest grade fills the window, of names it never does.
    await until('the rows stand by grade', async () => {
      const grades = await page.locator('tbody .cell-grade').allInnerTexts();
      return grades.length > 5 && new Set(grades).size === 1;
    });
    const checked = [await check(0).isChecked(), await check(1).isChecked()];
    await check(1).click({ modifiers: ['Shift'] });
    await selected(3 + checked.filter((isChecked) => !isChecked).length);
    await page.keyboard.press('Escape');
  });

  it('the rest waits in line, and leaves it with the undo', async () => {
    const { schoolClass, product, without, available } = await shortOf(district);
    await open('class', schoolClass.title);
    await screens.selectRows(page, 0, MANY - 1);
    await bar().getByRole('button', { name: 'Manage products…' }).click();
    await choose(product, /^Give to/);
    await dialog().getByText('Let the rest wait for a license').click();
    const short = without.length - available;
    await dialog()
      .getByText(`${short} ${short === 1 ? 'change waits' : 'changes wait'} for a license.`)
      .waitFor();
    await dialog()
      .getByRole('button', { name: /^Save / })
      .click();
    await results(`${available} done · ${short} waiting for a license`);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('Control+z');
    await until('nobody holds it and nobody waits', async () => {
      const { rows: inLine } = await sql`select 1 from waiting where state = 'waiting'`.execute(district.db);
      return inLine.length === 0 && (await holdersAmong(district, without, product)).length === 0;
    });
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('all that match a filter, on screen or not, through typing and a sync', async () => {
    await open('students');
    const [letter, matching] = await commonLetter(district);
    await page.getByRole('searchbox', { name: 'Filter students' }).fill(letter);
    await page.getByRole('status').getByText('found').waitFor();
    await check(2).click();
    await selected(1);
    const all = bar().getByRole('button', { name: /^Select all [\d,]+ that match$/ });
    const count = Number(/[\d,]+/.exec((await all.textContent()) ?? '')?.[0].replace(',', ''));
    expect(count).toBe(matching);
    await all.click();
    await selected(count);
    await page.getByRole('searchbox', { name: 'Filter students' }).fill('');
    await page.keyboard.press('F5');
    await page
      .getByRole('status')
      .getByText(/^[\d,]+ students$/)
      .waitFor();
    await selected(count);

    await bar().getByRole('button', { name: 'Manage products…' }).click();
    const holders = Number(
      /^(\d+) of/.exec((await line('Keyboarding').locator('.many-numbers span').first().textContent()) ?? '')?.[1],
    );
    const assigned = async (): Promise<number> => assignedOf(district, 'Keyboarding');
    const before = await assigned();
    await choose('Keyboarding', /^Remove from/);
    await dialog()
      .getByRole('button', { name: `Save ${holders} changes` })
      .click();
    await results(`${holders} done`);
    expect(await assigned()).toBe(before - holders);
    await dialog().getByRole('button', { name: 'Undo all of it' }).click();
    await until('all of them hold it again', async () => (await assigned()) === before);
    await dialog().getByRole('button', { name: 'Close' }).click();
    await bar().getByRole('button', { name: 'Clear selection' }).click();
    await bar().waitFor({ state: 'detached' });
  });

  it('says how far it is when it is long, and is taken back before anything was sent', async () => {
    await open('students');
    await check(0).click();
    const all = bar().getByRole('button', { name: /^Select all/ });
    const everybody = Number(/[\d,]+/.exec((await all.textContent()) ?? '')?.[0].replace(',', ''));
    await all.click();
    await selected(everybody);
    await bar().getByRole('button', { name: 'Manage products…' }).click();
    await choose('Keyboarding', /^Remove from/);
    office.network.set({ kind: 'down' });
    const before = await assignedOf(district, 'Keyboarding');
    const save = dialog().getByRole('button', { name: /^Save [1-9][\d,]* changes$/ });
    const count = /[\d,]+/.exec((await save.textContent()) ?? '')?.[0] ?? '';
    await save.click();
    await dialog().getByRole('progressbar', { name: 'Changes sent' }).waitFor();
    await dialog().getByText(`0 of ${count} changes sent`).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Undo all of it' }).click();
    await screens.nothingWaits(page);
    await dialog().getByRole('button', { name: 'Close' }).click();
    office.network.set({ kind: 'pass' });
    await page.keyboard.press('F5');
    await screens.statusBar(page).getByText('Online').waitFor({ timeout: 90_000 });
    expect(await assignedOf(district, 'Keyboarding')).toBe(before);
    await bar().getByRole('button', { name: 'Clear selection' }).click();
  });

  it('by keyboard alone, and the focus comes back', async () => {
    const { keyboard } = page;
    const [, schoolClass] = await readClasses(district.db);
    if (!schoolClass) throw new Error('The sample has no such class.');
    await open('class', schoolClass.title);
    await rows().first().focus();
    await keyboard.press('Space');
    await selected(1);
    for (let presses = 0; presses < 3; presses += 1) await keyboard.press('Shift+ArrowDown');
    await selected(4);
    await keyboard.press('Shift+ArrowUp');
    await selected(3);
    await keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });
    await keyboard.press('Control+a');
    await selected(schoolClass.students.length);
    await tabTo(page, 'Manage products…');
    await keyboard.press('Enter');
    await dialog().getByRole('listitem').first().waitFor();
    await tabTo(page, 'What becomes of Keyboarding');
    await keyboard.type('Remove');
    await dialog()
      .getByText(/ made now\.$/)
      .waitFor();
    await tabTo(page, 'Save');
    await keyboard.press('Enter');
    await results(/\d+ done$/);
    await keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    expect(await focused(page)).toContain('Manage products…');
    await keyboard.press('Control+z');
    await until('all of them hold it again', async () => {
      const held = schoolClass.students.filter((student) => student.held.some((one) => one.product === 'Keyboarding'));
      return (await holdersAmong(district, held, 'Keyboarding')).length === held.length;
    });
  });

  it('counts what Clever keeps to itself, and does the rest', async () => {
    const teachers = (await readTeachers(district.db, 'clever')).filter(({ held }) => held.length === 1);
    const [first, ...others] = teachers;
    const product = first?.held[0] ?? '';
    const second = others.find(({ held }) => held[0] === product);
    const byHand = (await readTeachers(district.db, 'manual')).find(({ held }) => held.includes(product));
    if (!first || !second || !byHand) throw new Error('The sample has no such educators.');
    await screens.goTo(page, 'User Management');
    await page.getByRole('button', { name: 'List', exact: true }).click();
    for (const { fullName } of [first, second, byHand]) {
      await page.getByRole('searchbox', { name: 'Filter educators' }).fill(fullName);
      await page.getByRole('checkbox', { name: `Select ${fullName}` }).click();
    }
    await selected(3);
    await bar().getByRole('button', { name: 'Manage products…' }).click();
    await dialog().getByText('2 of them are managed in Clever.').waitFor();
    await choose(product, 'Remove from 3');
    await dialog().getByText('1 change is made now.').waitFor();
    await dialog().getByText('2 changes are not made.').waitFor();
    await dialog().getByText('Managed in Clever or ClassLink.').waitFor();
    await dialog().getByRole('button', { name: 'Save 1 change' }).click();
    await results('1 done · 2 not done');
    expect(await readProductsOf(district.db, byHand.id)).not.toContain(product);
    expect(await readProductsOf(district.db, first.id)).toContain(product);
    await page.keyboard.press('Escape');
    expect(await readPoolDrift(district.db)).toEqual([]);
  });
});

type Students = SchoolClass['students'];

/** A class of whose first students more lack a product than there are licenses of it, but some do. */
async function shortOf(
  district: District,
): Promise<Readonly<{ schoolClass: SchoolClass; product: string; without: Students; available: number }>> {
  const pools = await readAvailable(district.db);
  for (const schoolClass of await readClasses(district.db)) {
    const first = schoolClass.students.slice(0, MANY);
    for (const [product, available] of pools) {
      const without = first.filter(({ held }) => held.every((one) => one.product !== product));
      const isForThem = first.length === MANY && without.length < MANY;
      if (isForThem && available > 0 && available < without.length) return { schoolClass, product, without, available };
    }
  }
  throw new Error('The sample has no such class.');
}

async function holdersAmong(district: District, students: Students, product: string): Promise<Students> {
  const held = await Promise.all(students.map(async ({ id }) => readProductsOf(district.db, id)));
  return students.filter((_, at) => held[at]?.includes(product));
}

/** The letter at which most names begin, and how many students have such a name. */
async function commonLetter(district: District): Promise<readonly [string, number]> {
  const { rows } = await sql<{ name: string }>`
    select given_name || ' ' || family_name as name from users
    where role = 'student' and status = 'active'`.execute(district.db);
  const counts = new Map<string, number>();
  for (const { name } of rows) {
    const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
    const letters = new Set(plain.split(/[^\p{L}]+/u).map((word) => word.slice(0, 1)));
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0] ?? ['', 0];
}

async function assignedOf(district: District, product: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from assignments a join products p on p.id = a.product_id
    where p.name = ${product}`.execute(district.db);
  return rows[0]?.count ?? 0;
}
