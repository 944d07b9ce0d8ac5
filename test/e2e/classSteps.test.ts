import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { editClass, goToStep, saveAndConfirm, toggle, wholeClass } from './classSteps.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { setUpOffice, type Office } from './office.ts';
import { readAvailable, readClasses, readHistory, readPoolDrift, readProductsOf, type SchoolClass } from './roster.ts';
import * as screens from './screens.ts';
import { focused, tabTo } from './tabs.ts';
import { until } from './until.ts';

const PRODUCT = 'Handwriting';

const holdersOf = ({ students }: SchoolClass) =>
  students.filter(({ held }) => held.some(({ product }) => product === PRODUCT));
const othersOf = (one: SchoolClass) => one.students.filter((student) => !holdersOf(one).includes(student));

describe('Edit class, step by step', () => {
  let district: District;
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    district = await startDistrict();
  });

  beforeEach(async () => {
    office = await setUpOffice(district);
    app = await office.openSignedIn();
  });

  afterEach(async () => {
    await office?.remove();
  });

  afterAll(async () => {
    await district?.remove();
  });

  it('gives a product to a whole class but one, takes it from a single student, and saves after a review', async () => {
    const { page } = app;
    const schoolClass = await classAt(district, 0);
    const [kept, ...given] = othersOf(schoolClass);
    const [loser] = holdersOf(schoolClass);
    if (!kept || !loser) throw new Error('The sample has no such class.');
    const available = (await readAvailable(district.db)).get(PRODUCT) ?? 0;

    await editClass(page, schoolClass.title);
    expect(await page.getByLabel('Class name').inputValue()).toBe(schoolClass.title);
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('rowheader', { name: loser.name }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    const line = wholeClass(page, PRODUCT);
    await line.getByRole('button', { name: `Give to ${given.length + 1} students without ${PRODUCT}` }).click();
    await line.getByText(`${available - given.length - 1} of`).waitFor();
    await find(page, kept.fullName);
    await toggle(page, PRODUCT, kept.fullName).click();
    await find(page, loser.fullName);
    await toggle(page, PRODUCT, loser.fullName).click();
    await page.getByRole('searchbox', { name: 'Filter students' }).fill('');
    await line.getByText(`${available - given.length + 1} of`).waitFor();

    await page.getByRole('button', { name: 'Next' }).click();
    const list = page.getByRole('grid', { name: 'What will be changed' });
    await list.getByText(`Remove ${PRODUCT} from ${loser.fullName}`).waitFor();
    expect(Number(await list.getAttribute('aria-rowcount'))).toBe(given.length + 2);
    await saveAndConfirm(page);
    await page.getByText(`${given.length + 1} done`).waitFor({ timeout: 90_000 });

    expect(await readProductsOf(district.db, loser.id)).not.toContain(PRODUCT);
    expect(await readProductsOf(district.db, kept.id)).not.toContain(PRODUCT);
    for (const { id } of given) expect(await readProductsOf(district.db, id)).toContain(PRODUCT);
    expect((await readAvailable(district.db)).get(PRODUCT)).toBe(available - given.length + 1);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('swaps for the whole class offline, sends it once when the server is back, and takes it back', async () => {
    const { page } = app;
    const schoolClass = await classAt(district, 1);
    const other = await otherProduct(district, schoolClass);
    const swapped = holdersOf(schoolClass).filter(({ held }) => held.every(({ product }) => product !== other));
    const [first] = swapped;
    const productId = first?.held.find(({ product }) => product === PRODUCT)?.productId;
    if (!first || !productId) throw new Error('The sample has no such class.');
    await district.stopServer();

    await editClass(page, schoolClass.title);
    await goToStep(page, 'Manage Student Products');
    await wholeClass(page, PRODUCT)
      .getByRole('button', { name: `Swap ${PRODUCT} for another product` })
      .click();
    await page.getByRole('menuitem', { name: new RegExp(`^${other} for ${swapped.length} student`) }).click();
    await saveAndConfirm(page);
    const saved = page.getByRole('region', { name: 'Saved' });
    await saved.getByText('Saved on this computer. It will be sent when you are back online.').waitFor();
    await screens.statusBar(page).getByText(`${swapped.length} changes waiting`).waitFor();
    expect(await readProductsOf(district.db, first.id)).toContain(PRODUCT);

    await district.startServer();
    await saved.getByText(`${swapped.length} done`).waitFor({ timeout: 90_000 });
    expect(await readProductsOf(district.db, first.id)).toContain(other);
    expect(await readProductsOf(district.db, first.id)).not.toContain(PRODUCT);

    await saved.getByRole('button', { name: 'Undo' }).click();
    await saved.getByText(/undone later/).waitFor();
    await screens.nothingWaits(page);
    expect(await readProductsOf(district.db, first.id)).toContain(PRODUCT);
    expect(await readHistory(district.db, first.id, productId)).toEqual(['taken', 'given']);
    expect(await readPoolDrift(district.db)).toEqual([]);
  });

  it('keeps what is half done over steps and a sync, and asks before it is left', async () => {
    const { page } = app;
    const schoolClass = await classAt(district, 2);
    const [student] = holdersOf(schoolClass);
    if (!student) throw new Error('The sample has no such class.');
    await editClass(page, schoolClass.title);
    await goToStep(page, 'Manage Student Products');
    await find(page, student.fullName);
    await toggle(page, PRODUCT, student.fullName).click();
    await page.getByText('1 change, not saved yet').waitFor();
    await goToStep(page, 'Details');
    await screens.statusBar(page).getByRole('button', { name: 'Sync now' }).click();
    await goToStep(page, 'Manage Student Products');
    expect(await toggle(page, PRODUCT, student.fullName).getAttribute('aria-pressed')).toBe('false');

    await screens.goTo(page, 'Dashboard');
    const dialog = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
    await dialog.getByText('for 1 student').waitFor();
    await dialog.getByRole('button', { name: 'Keep editing' }).click();
    await page.getByText('1 change, not saved yet').waitFor();
    await page.keyboard.press('Alt+ArrowLeft');
    await dialog.getByRole('button', { name: 'Discard changes' }).click();
    await page.getByRole('heading', { name: schoolClass.title, exact: true }).waitFor();
    await page.getByRole('link', { name: 'Edit class' }).click();
    await page.getByText('Nothing changed yet').waitFor();
    expect(await readProductsOf(district.db, student.id)).toContain(PRODUCT);
  });

  it('does not close its window on something half done, until the person lets it go', async () => {
    const { page, electron } = app;
    const schoolClass = await classAt(district, 2);
    await editClass(page, schoolClass.title);
    await page.getByLabel('Class name').fill('Room 4');
    await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    const dialog = page.getByRole('dialog', { name: 'Discard unsaved changes?' });
    await dialog.getByText('1 change to the name').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('Class name').inputValue()).toBe('Room 4');
    await electron.evaluate(({ app: running }) => running.quit());
    const gone = electron.waitForEvent('close');
    await dialog.getByRole('button', { name: 'Discard changes' }).click();
    await gone;

    // A session that ends waits for nobody.
    app = await office.open();
    await editClass(app.page, schoolClass.title);
    await app.page.getByLabel('Class name').fill('Room 4');
    const ended = app.electron.waitForEvent('close');
    app.electron.process().kill('SIGTERM');
    await ended;
  });

  it('changes the name and the students of the class, and says offline what can be done', async () => {
    const { page } = app;
    const schoolClass = await classAt(district, 3);
    const [leaver] = schoolClass.students;
    const joiner = (await classAt(district, 4)).students[0];
    if (!leaver || !joiner) throw new Error('The sample has no such class.');
    await editClass(page, schoolClass.title);
    const name = page.getByLabel('Class name');
    await name.fill('');
    await page.getByText('A class needs a name.').waitFor();
    await name.fill('Room 12');
    await goToStep(page, 'Students');
    await page.getByRole('searchbox', { name: 'Find a student of this school' }).fill(leaver.fullName);
    const found = page.getByRole('list', { name: 'Students found' });
    await found.getByRole('button', { name: `${leaver.fullName} In this class already` }).waitFor();
    await page.getByRole('searchbox', { name: 'Find a student of this school' }).fill(joiner.fullName);
    await found.getByRole('button', { name: joiner.fullName }).first().click();
    await page.getByRole('button', { name: `Remove ${leaver.fullName} from this class` }).click();
    await page.getByText('3 changes to the roster, not saved yet').waitFor();
    expect(await findViolations(page)).toEqual([]);

    // Nothing of it goes when there is no way to the server, and nothing is sent later behind the person's back.
    office.network.set({ kind: 'down' });
    await page.getByRole('button', { name: 'Save to the roster' }).click();
    await page.getByText('What you typed is kept here; try again when you are online.').waitFor();
    await page.getByText('can be changed while you are online').waitFor();
    office.network.set({ kind: 'pass' });
    await page.keyboard.press('F5');
    await page.getByText('can be changed while you are online').waitFor({ state: 'detached', timeout: 60_000 });
    await page.getByText('3 changes to the roster, not saved yet').waitFor();
    await page.getByRole('button', { name: 'Save to the roster' }).click();
    await screens.toast(page, '3 changes saved to the roster.').waitFor();
    await until('the focus went on', async () => (await focused(page)).includes('Next'));
    await page.getByRole('heading', { name: 'Edit Room 12' }).waitFor();
    await page.getByRole('rowheader', { name: joiner.name }).first().waitFor();
    await page.getByRole('rowheader', { name: leaver.name, exact: true }).waitFor({ state: 'detached' });
    const now = (await readClasses(district.db)).find(({ title }) => title === 'Room 12');
    const ids = now?.students.map(({ id }) => id) ?? [];
    expect(ids).toContain(joiner.id);
    expect(ids).not.toContain(leaver.id);
  });

  it('works by keyboard alone, from the three dots of a class to the result', async () => {
    const { page } = app;
    const { keyboard } = page;
    const schoolClass = await classAt(district, 3);
    const [student] = holdersOf(schoolClass);
    if (!student) throw new Error('The sample has no such class.');
    await screens.goTo(page, 'My Classes & Students');
    await page.getByRole('searchbox', { name: 'Filter classes' }).fill(schoolClass.title);
    await page.getByRole('status').getByText('found').waitFor();
    await page.getByRole('row').nth(1).focus();
    await keyboard.press('ContextMenu');
    await page.getByRole('menuitem', { name: 'Edit class' }).waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: `Edit ${schoolClass.title}` }).waitFor();

    await tabTo(page, '3Manage Student Products');
    await keyboard.press('Enter');
    await tabTo(page, 'Filter students');
    await keyboard.type(student.name.split(',')[0] ?? '');
    await page.getByRole('status').getByText('found').waitFor();
    await tabTo(page, student.name);
    await keyboard.press('Enter');
    for (let n = 0; n < 9 && !(await focused(page)).includes(`${PRODUCT} for`); n += 1)
      await keyboard.press('ArrowRight');
    await keyboard.press('Space');
    await page.getByText('1 change, not saved yet').waitFor();
    await tabTo(page, 'Next');
    await keyboard.press('Enter');
    await page.getByRole('button', { name: 'Save and confirm', disabled: false }).waitFor();
    // The focus is on the step that was gone to.
    expect(await focused(page)).toContain('Review');
    await tabTo(page, 'Save and confirm');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Saved', exact: true }).waitFor();
    expect(await focused(page)).toBe('Saved');
    await until('the license is taken', async () => !(await readProductsOf(district.db, student.id)).includes(PRODUCT));
    await tabTo(page, 'Back to the class');
    await keyboard.press('Enter');
    await screens.studentRow(page, student.name).waitFor();
  });
});

describe('Edit class of a school that is kept in Clever', () => {
  it('says who can change the class, and manages its licenses', async () => {
    const district = await startDistrict(THREE_SCHOOLS);
    const office = await setUpOffice(district);
    try {
      const { page } = await office.openSignedIn(district.rival);
      const found = await classInClever(district);
      const holders = async (): Promise<number> => countHolders(district, found);
      const before = await holders();
      await page.getByRole('button', { name: /School shown/ }).click();
      await page.getByRole('menuitemradio', { name: found.school }).click();

      await editClass(page, found.title);
      for (const step of ['Details', 'Students'] as const) {
        await goToStep(page, step);
        const note = page.getByRole('region', { name: 'Managed in Clever' });
        await note.getByText(/^Your Clever administrator changes this class and who is in it in Clever/).waitFor();
        await note.getByText(/^Next nightly sync (today|tomorrow) /).waitFor();
      }
      await goToStep(page, 'Manage Student Products');
      await wholeClass(page, found.product)
        .getByRole('button', { name: new RegExp(`^Remove from ${before} students? with ${found.product}$`) })
        .click();
      await saveAndConfirm(page);
      await page.getByText(`${before} done`).waitFor({ timeout: 90_000 });
      expect(await holders()).toBe(0);
    } finally {
      await office.remove();
      await district.remove();
    }
  });
});

type InClever = Readonly<{ id: string; title: string; school: string; product: string }>;

/** A class of a school in Clever with a product that students of it hold. */
async function classInClever({ db }: District): Promise<InClever> {
  const { rows } = await sql<InClever>`
    select c.id, c.title, o.name as school, p.name as product
    from classes c join orgs o on o.id = c.org_id join enrollments e on e.class_id = c.id and e.role = 'student'
      join assignments a on a.user_id = e.user_id join products p on p.id = a.product_id
    where o.roster_source = 'clever' and 1 = (select count(*) from classes d where d.title = c.title)
    order by c.title, p.name limit 1`.execute(db);
  const [found] = rows;
  if (!found) throw new Error('The sample has no such class.');
  return found;
}

async function countHolders({ db }: District, { id, product }: InClever): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from enrollments e
      join assignments a on a.user_id = e.user_id join products p on p.id = a.product_id
    where e.class_id = ${id} and e.role = 'student' and p.name = ${product}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** A class in which some hold the product and some do not, after `skip` others. */
async function classAt({ db }: District, skip: number): Promise<SchoolClass> {
  const found = (await readClasses(db)).filter((one) => holdersOf(one).length > 0 && othersOf(one).length > 1)[skip];
  if (!found) throw new Error('The sample has no such class.');
  return found;
}

/** A product that is held in the class and of which there are enough for all others in it. */
async function otherProduct({ db }: District, { students }: SchoolClass): Promise<string> {
  const available = await readAvailable(db);
  const found = students
    .flatMap(({ held }) => held.map(({ product }) => product))
    .find((product) => product !== PRODUCT && (available.get(product) ?? 0) > students.length);
  if (found === undefined) throw new Error('The sample has no such product.');
  return found;
}

async function find(page: Application['page'], fullName: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Filter students' }).fill(fullName);
  await page.getByText('1 student found').waitFor();
}
