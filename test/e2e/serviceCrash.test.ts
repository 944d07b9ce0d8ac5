import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import type { Application } from './application.ts';
import { findViolations } from './axe.ts';
import { setUpOffice, type Office } from './office.ts';
import { descendantsOf } from './processes.ts';
import { findLicense, readHistory, readPoolDrift, readVerdicts } from './roster.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

/** Screens that show something of the roster, and what of it tells that they do. */
const SCREENS = [
  { name: 'Dashboard', list: '.product-card .product-available' },
  { name: 'My Classes & Students', list: '.classes .grid-row th' },
  { name: 'User Management', list: '.users .tile b' },
  { name: 'License Board', list: '.board-card' },
  { name: 'Activity', list: '.empty' },
] as const;

describe('the service fails while a window is open', () => {
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('without an answer every screen says what happened and what to do, and shows its list as soon as there is one', async () => {
    const { page } = app;
    await refuseQuestions(page, true);
    await page.reload();
    for (const { name } of SCREENS) {
      await screens.goTo(page, name);
      await page.getByRole('heading', { level: 1, name: name === 'Dashboard' ? 'Licenses' : name }).waitFor();
      const note = page.getByRole('alert').first();
      await note.getByText('Seatwise could not understand this.').waitFor();
      await note.getByText('Nothing you saved is lost. Check what you typed and try again.').waitFor();
      expect(await findViolations(page)).toEqual([]);
    }
    await refuseQuestions(page, false);
    for (const { name, list } of SCREENS) {
      await screens.goTo(page, name);
      await page.locator(list).first().waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    }
  });

  it('the window goes on when it is killed, and nothing that was saved is lost', async () => {
    const { district, network } = office;
    const { page } = app;
    const first = await findLicense(district.db);
    const second = await findLicense(district.db, 1);
    network.set({ kind: 'down' });
    await screens.openClass(page, first.schoolClass.title);
    await screens.removeProduct(page, first.student.name, first.license.product);
    await screens.studentRow(page, first.student.name).getByText('Saved on this computer').waitFor();

    const killed = servicePid(app);
    process.kill(killed, 'SIGKILL');
    await until('another service runs', () => servicePid(app, null) !== killed && servicePid(app, null) !== 0);
    await screens.openClass(page, second.schoolClass.title);
    await screens.removeProduct(page, second.student.name, second.license.product);
    await screens.statusBar(page).getByText('2 changes waiting').waitFor();
    expect(await screens.shownProducts(page, first.student.name)).not.toContain(first.license.product);

    network.set({ kind: 'pass' });
    await screens.nothingWaits(page);
    for (const { student, license } of [first, second]) {
      expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
      expect(await readVerdicts(district.db, student.id)).toEqual(['applied']);
    }
    expect(await readPoolDrift(district.db)).toEqual([]);
  });
});

/** Questions about the roster get parameters that the service refuses, in this page and after it is loaded again. */
async function refuseQuestions(page: Page, on: boolean): Promise<void> {
  if (on) await page.addInitScript(refuse);
  else await page.evaluate(() => Object.assign(window, { mayAsk: true }));

  /** Runs in the page: all that it needs is inside. */
  function refuse(): void {
    // It is called for the port that it was taken from.
    // oxlint-disable-next-line typescript/unbound-method
    const post = MessagePort.prototype.postMessage;
    const isRefused = (method: string | undefined): boolean =>
      /^(dashboard|classes|students|educators|board|activity|changeSets)\./.test(method ?? '') && !('mayAsk' in window);
    // React has ports of its own, over which it says nothing.
    MessagePort.prototype.postMessage = function (message: Readonly<{ method?: string }> | null): void {
      post.call(this, isRefused(message?.method) ? { ...message, params: { nonsense: true } } : message);
    };
  }
}

/** The utility process in which the service runs; 0 when none does and that is allowed. */
function servicePid(app: Application, otherwise: 'throw' | null = 'throw'): number {
  const found = descendantsOf(app.electron.process().pid ?? 0).find(({ command }) =>
    command.includes('--utility-sub-type=node.mojom.NodeService'),
  );
  if (!found && otherwise === 'throw') throw new Error('No service process runs.');
  return found?.pid ?? 0;
}
