import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RENDERER = join(import.meta.dirname, '..');
const read = (folder: string): string =>
  readdirSync(join(RENDERER, folder))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => readFileSync(join(RENDERER, folder, file), 'utf8'))
    .join('\n');

/** Shown within another component. */
const inside = ['GridRow.tsx', 'SelectAll.tsx'];

it('the gallery shows every component', () => {
  const gallery = read('gallery');
  const components = readdirSync(join(RENDERER, 'components')).filter((file) => file.endsWith('.tsx'));
  expect(components.filter((file) => !inside.includes(file) && !gallery.includes(`/components/${file}'`))).toEqual([]);
});

it('nothing of the app leads to the gallery', () => {
  const folders = readdirSync(RENDERER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const leading = folders.filter(({ name }) => name !== 'gallery' && read(name).includes('/gallery/'));
  expect(leading.map(({ name }) => name)).toEqual([]);
});
