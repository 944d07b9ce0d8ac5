import type { Page } from 'playwright';

/** Everything a student's row has shown, in order: each time it altered, its products and its state. */
export type RowWatch = Readonly<{ seen: () => Promise<readonly RowSight[]> }>;

export type RowSight = Readonly<{ products: readonly string[]; state: string }>;

type WatchingWindow = { rowSights?: RowSight[] };

/**
 * Looks at a student's row at every alteration of the page from now on, so that an old value is caught even when it
 * stands for a single frame.
 */
export async function watchRow(page: Page, name: string): Promise<RowWatch> {
  await page.evaluate((student) => {
    const sights: RowSight[] = [];
    (window as unknown as WatchingWindow).rowSights = sights;
    const look = (): void => {
      const row = [...document.querySelectorAll('tr')].find((candidate) =>
        candidate.querySelector('th[scope=row]')?.textContent?.includes(student),
      );
      if (!row) return;
      const products = [...row.querySelectorAll('.chip-name')].map((chip) => chip.textContent ?? '');
      const state = row.querySelector('.state')?.textContent ?? '';
      const sight = { products, state };
      if (JSON.stringify(sights.at(-1)) !== JSON.stringify(sight)) sights.push(sight);
    };
    new MutationObserver(look).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
    look();
  }, name);
  return {
    seen: async () => page.evaluate(() => (window as unknown as WatchingWindow).rowSights ?? []),
  };
}

/** Which rows of the list were drawn anew since, by the names in them: whatever alters in a row, or is written to it again. */
export async function watchDrawnRows(page: Page): Promise<Readonly<{ drawn: () => Promise<readonly string[]> }>> {
  await page.evaluate(() => {
    const drawn = new Set<string>();
    (window as unknown as { drawnRows?: Set<string> }).drawnRows = drawn;
    const note = (records: readonly MutationRecord[]): void => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        const name = element?.closest('tbody tr')?.querySelector('th[scope=row]')?.textContent;
        if (name) drawn.add(name);
      }
    };
    new MutationObserver(note).observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
    });
  });
  return {
    drawn: async () => page.evaluate(() => [...((window as unknown as { drawnRows?: Set<string> }).drawnRows ?? [])]),
  };
}
