import type { Page } from 'playwright';

/** Presses Tab until what has the focus is called so; every stop on the way has to show where it is. */
export async function tabTo(page: Page, name: string): Promise<void> {
  const stops: string[] = [];
  for (let presses = 0; presses < 60; presses += 1) {
    const stop = await focused(page);
    if (stop === name || stop.startsWith(name)) return;
    stops.push(stop);
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to “${name}”, but to: ${[...new Set(stops)].join(' | ')}`);
}

/** The name of what has the focus, or its text where it has none of its own. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return '';
    const labelled = element.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const labels = isField ? [...(element.labels ?? [])] : [];
    const named = [
      element.getAttribute('aria-label') ?? '',
      labelled.map((id) => document.getElementById(id)?.textContent ?? '').join(' '),
      labels.map((label) => label.textContent ?? '').join(' '),
      element.textContent ?? '',
    ];
    return (named.find((text) => text.trim() !== '') ?? '').trim();
  });
}
