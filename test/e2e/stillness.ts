import type { Page } from 'playwright';

/** What moved on the page, or took the focus, since the watch began; each thing with the beginning of its text. */
export type StillnessWatch = Readonly<{ moved: () => Promise<readonly string[]> }>;

type WatchingWindow = { moved?: string[] };
/** As far as the types of the language do not know it. */
type Shift = PerformanceEntry & Readonly<{ sources: readonly Readonly<{ node: Node | null }>[] }>;

/**
 * Watches that nothing moves from now on: what Chromium itself calls a layout shift, scrolling, and the focus that goes
 * elsewhere. Within the row that is to alter things may make room for each other.
 */
export async function watchStillness(page: Page, altering: string): Promise<StillnessWatch> {
  // What the last press set in motion is not what is watched.
  await page.evaluate(async () => {
    await Promise.all(document.getAnimations().map(async (animation) => animation.finished.catch(() => undefined)));
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  await page.evaluate((name) => {
    const moved: string[] = [];
    (window as unknown as WatchingWindow).moved = moved;
    const textOf = (node: Node | null): string => (node?.textContent ?? '').slice(0, 60);
    const isAltering = (node: Node | null): boolean => {
      const element = node instanceof Element ? node : node?.parentElement;
      return element?.closest('tr')?.textContent?.includes(name) === true;
    };
    new PerformanceObserver((list) => {
      for (const { sources } of list.getEntries() as Shift[]) {
        for (const { node } of sources) if (!isAltering(node)) moved.push(`shifted: ${textOf(node)}`);
      }
    }).observe({ type: 'layout-shift' });
    addEventListener('scroll', ({ target }) => moved.push(`scrolled: ${textOf(target as Node)}`), true);
    addEventListener('focusin', ({ target }) => moved.push(`focused: ${textOf(target as Node)}`), true);
    addEventListener('focusout', ({ target }) => moved.push(`lost the focus: ${textOf(target as Node)}`), true);
  }, altering);
  return { moved: async () => page.evaluate(() => (window as unknown as WatchingWindow).moved ?? []) };
}
