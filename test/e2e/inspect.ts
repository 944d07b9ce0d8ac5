import { findViolations } from './axe.ts';
import { chooseContrast, chooseTheme, THEMES } from './theme.ts';
import type { Sight } from './tour.ts';

/** What is wrong on the way, and where it led. */
type Inspected = Readonly<{ violations: readonly string[]; names: readonly string[] }>;

/** Looks at every stop of a walk with axe: whole in one theme, the colors in the other and in high contrast. */
export async function inspect(sights: AsyncIterable<Sight>): Promise<Inspected> {
  const violations: string[] = [];
  const names: string[] = [];
  for await (const { name, page } of sights) {
    names.push(name);
    const look = async (what: Parameters<typeof findViolations>[1], where: string): Promise<void> => {
      violations.push(...(await findViolations(page, what)).map((violation) => `${name}, ${where}: ${violation}`));
    };
    // Each begins with the theme that the one before ended with.
    const themes = names.length % 2 === 0 ? THEMES : [...THEMES].reverse();
    for (const [at, theme] of themes.entries()) {
      await chooseTheme(page, theme);
      await look(at === 0 ? 'everything' : 'colors', theme);
    }
    await chooseContrast(page, 'more');
    await look('strongColors', `${themes.at(-1)}, high contrast`);
    await chooseContrast(page, 'system');
  }
  return { violations, names };
}
