import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright';
import type { TextSize } from '../../shared/contract/ipcMain.ts';
import { makeAwkward } from './awkwardDistrict.ts';
import { awkwardWalk } from './awkwardWalk.ts';
import { startDistrict, THREE_SCHOOLS, type District } from './district.ts';
import { findMisfits } from './layout.ts';
import { setUpOffice, type Office } from './office.ts';
import * as screens from './screens.ts';
import { choosePreferences } from './theme.ts';

/** What may be wider than the window: columns of products, of which there are sixty; and lists where text is large. */
const WIDE = {
  100: '.board-columns, .schools-grid > *, .step-main .grid-scroller',
  200: '.board-columns, .grid-scroller',
} as const;

describe('a roster that is hard to show', () => {
  let district: District;
  let office: Office;
  let page: Page;

  beforeAll(async () => {
    district = await startDistrict({
      ...THREE_SCHOOLS,
      altered: { alter: makeAwkward, made: ['test/e2e/awkwardDistrict.ts', 'test/e2e/awkwardNames.ts'] },
    });
    office = await setUpOffice(district);
    ({ page } = await office.open());
    await page.setViewportSize({ width: 1024, height: 640 });
    await screens.signIn(page, district.rival);
    await screens.waitForDashboard(page);
  });

  afterAll(async () => {
    await office?.remove();
    await district?.remove();
  });

  it.each([100, 200] as const)(
    'fits on every screen of the smallest window at a text size of %i percent',
    async (textSize) => {
      await chooseTextSize(page, textSize);
      const misfits: string[] = [];
      for await (const { name } of awkwardWalk(page)) {
        await picture(page, `${name}-${textSize}`);
        misfits.push(...(await findMisfits(page, WIDE[textSize])).map((what) => `${name}: ${what}`));
      }
      expect(misfits).toEqual([]);
    },
  );
});

/** As Settings does it; until the page is drawn so. */
async function chooseTextSize(page: Page, textSize: TextSize): Promise<void> {
  await choosePreferences(page, { textSize });
  await page.waitForFunction((width) => innerWidth <= width, Math.ceil((1024 * 100) / textSize));
}

/** A picture, where a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SEATWISE_PICTURES'];
  if (folder) await page.screenshot({ path: join(folder, `awkward-${name}.png`), animations: 'disabled' });
}
