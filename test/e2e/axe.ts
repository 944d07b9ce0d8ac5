import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Rules about colors; those that ask for 7:1 are for high contrast. */
const COLORS = ['color-contrast', 'link-in-text-block'];
const RULES = { everything: null, colors: COLORS, strongColors: [...COLORS, 'color-contrast-enhanced'] } as const;

/**
 * What is wrong on the page for people who see, hear or move differently: each rule with the places that break it. In
 * another theme of a page that was looked at whole, nothing but colors can be otherwise.
 */
export async function findViolations(page: Page, what: keyof typeof RULES = 'everything'): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  await untilStill(page);
  const { violations } = await page.evaluate(async (rules) => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
    return axe.run({ resultTypes: ['violations'], ...(rules === null ? {} : { runOnly: [...rules] }) });
  }, RULES[what]);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} (${node.failureSummary?.split('\n').slice(1, 3).join(' ')})`),
  );
}

/** Waits for what is fading or sliding in: half-way its colors are mixed with what lies behind, which nobody reads. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}
