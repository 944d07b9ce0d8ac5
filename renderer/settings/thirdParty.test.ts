import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thirdParty } from './thirdParty.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Record<string, unknown> => JSON.parse(readFileSync(join(root, path), 'utf8'));

describe('what Seatwise is made of', () => {
  it('is listed whole, with the licenses that stand in the packages', () => {
    const names = [...Object.keys(read('package.json')['dependencies'] ?? {}), 'electron'].sort();
    const installed = names.map((name) => ({ name, license: read(`node_modules/${name}/package.json`)['license'] }));
    expect(thirdParty).toEqual(installed);
  });
});
