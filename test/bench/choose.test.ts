import { describe, expect, it } from 'vitest';
import { choose } from './choose.ts';

const all = [{ name: 'startup' }, { name: 'memory' }];

describe('choosing measures', () => {
  it('takes all when none is named', () => {
    expect(choose(all, []).chosen).toEqual(all);
  });

  it('takes the named one only', () => {
    expect(choose(all, ['memory'])).toEqual({ chosen: [{ name: 'memory' }], unknown: [] });
  });

  it('tells a name that is none', () => {
    expect(choose(all, ['start', 'memory']).unknown).toEqual(['start']);
  });
});
