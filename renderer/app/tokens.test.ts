import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PRODUCT_COLORS } from '../../shared/roster/licenses.ts';

type Colors = Readonly<Record<string, string>>;

/** The blocks of the style sheet in its order, each over those before it, as the cascade has it. */
const [light = {}, dark = {}, lightMore = {}, darkMore = {}] = [
  ...readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').matchAll(/:root[^{]*\{([^}]*)\}/g),
].map(([, block = '']) => Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(pair)));

const looks = {
  light: { colors: light, least: 4.5 },
  dark: { colors: { ...light, ...dark }, least: 4.5 },
  'light, high contrast': { colors: { ...light, ...lightMore }, least: 7 },
  'dark, high contrast': { colors: { ...light, ...dark, ...lightMore, ...darkMore }, least: 7 },
} as const;

describe('the colors', () => {
  it('stand in one place: every other style sheet names tokens', () => {
    const renderer = join(import.meta.dirname, '..');
    const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.css'));
    const values = sheets
      .filter((path) => path !== join('app', 'tokens.css'))
      .flatMap((path) =>
        [...readFileSync(join(renderer, path), 'utf8').matchAll(/#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\(/gi)].map(
          ([value]) => `${path}: ${value}`,
        ),
      );
    expect(sheets.length).toBeGreaterThan(20);
    expect(values).toEqual([]);
  });

  it.each(Object.entries(looks))('can be read in %s', (_, { colors, least }) => {
    const texts = ['ink', 'ink-2', 'ink-3', 'accent', 'ok', 'warn', 'bad', ...PRODUCT_COLORS];
    const tooWeak = texts.flatMap((text) =>
      ['surface', 'paper', 'sunken', `${text}-soft`]
        .filter((ground) => ground in colors)
        .filter((ground) => contrast(colors, text, ground) < least)
        .map((ground) => `${text} on ${ground}: ${contrast(colors, text, ground).toFixed(2)}`),
    );
    expect(tooWeak).toEqual([]);
  });

  it('of products are others in high contrast than they are else', () => {
    for (const color of PRODUCT_COLORS) {
      expect(lightMore[color], color).toBeDefined();
      // Else those for light would hold in dark as well.
      expect(darkMore[color], color).toBeDefined();
      expect(darkMore[`${color}-soft`], color).toBeDefined();
    }
  });
});

function pair([, name = '', value = '']: RegExpMatchArray): readonly [string, string] {
  return [name, value];
}

/** As WCAG 2 defines it. */
function contrast(colors: Colors, text: string, ground: string): number {
  const [lighter = 0, darker = 0] = [text, ground].map((name) => luminance(colors[name] ?? '')).sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
