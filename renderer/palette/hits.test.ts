import { describe, expect, it } from 'vitest';
import type { ProductView } from '../../shared/contract/view.ts';
import { begins, findCommands, hitsOf, NOTHING_FOUND } from './hits.ts';

const commands = [
  { name: 'Dashboard', words: 'home licenses' },
  { name: 'Activity', words: 'changes pending' },
  { name: 'Sync now', words: 'refresh send' },
];
const names = (text: string): readonly string[] => findCommands(commands, text).map(({ name }) => name);

describe('commands in the palette', () => {
  it('are found by the beginning of any word, of the name or for it', () => {
    expect(names('da')).toEqual(['Dashboard']);
    expect(names('now')).toEqual(['Sync now']);
    expect(names('refr')).toEqual(['Sync now']);
    expect(names('sync send')).toEqual(['Sync now']);
    expect(names('ync')).toEqual([]);
  });

  it('come first when their name was meant', () => {
    expect(names('s')).toEqual(['Sync now']);
    expect(findCommands([...commands, { name: 'Home', words: '' }], 'home').map(({ name }) => name)).toEqual([
      'Home',
      'Dashboard',
    ]);
  });

  it('are all there while nothing is typed', () => {
    expect(names('  ')).toHaveLength(3);
    expect(begins('Dashboard', ' ')).toBe(false);
  });

  it('stand before what is on the roster only when meant', () => {
    const product = { id: 'p', name: 'Phonics' } as unknown as ProductView;
    const found = { ...NOTHING_FOUND, products: [product] };
    expect(hitsOf(found, ['sync.now'], true).map(({ kind }) => kind)).toEqual(['command', 'product']);
    expect(hitsOf(found, ['sync.now'], false).map(({ kind }) => kind)).toEqual(['product', 'command']);
  });
});
