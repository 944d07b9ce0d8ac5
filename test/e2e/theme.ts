import type { Page } from 'playwright';
import type { Preferences, SeatwiseBridge } from '../../shared/contract/ipcMain.ts';

/** The themes a person can choose. */
export const THEMES = ['light', 'dark'] as const;

/** Strong contrast, or as it was, as Settings does it. */
export async function chooseContrast(page: Page, contrast: 'system' | 'more'): Promise<void> {
  await choosePreferences(page, { contrast });
  await page.waitForFunction(
    (more) => (document.documentElement.dataset['contrast'] === 'more') === more,
    contrast === 'more',
  );
}

/** Sets what Settings sets, and has the page follow as when it is set in another window. */
export async function choosePreferences(page: Page, chosen: Partial<Preferences>): Promise<void> {
  await page.evaluate(async (wanted) => {
    const { seatwise } = window as unknown as { seatwise: SeatwiseBridge };
    const { preferences } = await seatwise.getBoot();
    await seatwise.setPreferences({ ...preferences, ...wanted });
  }, chosen);
}

/** Chooses a theme as the account menu does, and waits until the page shows it. */
export async function chooseTheme(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await page.evaluate(async (chosen) => {
    await (window as unknown as { seatwise: SeatwiseBridge }).seatwise.setTheme(chosen);
  }, theme);
  await page.waitForFunction((dark) => matchMedia('(prefers-color-scheme: dark)').matches === dark, theme === 'dark');
  // Colors that fade from one theme to the other are neither.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(async (animation) => animation.finished.catch(() => undefined)));
  });
}
