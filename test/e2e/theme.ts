import type { Page } from 'playwright';
import type { SeatwiseBridge } from '../../shared/contract/ipcMain.ts';

/** The themes a person can choose. */
export const THEMES = ['light', 'dark'] as const;

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
