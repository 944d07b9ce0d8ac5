import { describe, expect, it } from 'vitest';
import type { UserId } from '../../shared/contract/ids.ts';
import { NO_ROWS, partBetween, reachingFrom, settled, toggled, withRange, type RowSelection } from './rowSelection.ts';

const id = (text: string): UserId => text as UserId;
const ids = (...texts: readonly string[]): readonly UserId[] => texts.map(id);
const select = (...texts: readonly string[]): RowSelection =>
  ids(...texts).reduce((selection, userId) => toggled(selection, userId), NO_ROWS);

describe('the people selected in a list', () => {
  it('are added and taken out one by one', () => {
    expect([...select('a', 'b').ids]).toEqual(['a', 'b']);
    expect([...toggled(select('a', 'b'), id('a')).ids]).toEqual(['b']);
  });

  it('are joined by all between two places, whatever was selected before', () => {
    const reached = withRange(reachingFrom(select('x'), 2), ids('c', 'd', 'e'));
    expect([...reached.ids]).toEqual(['x', 'c', 'd', 'e']);
  });

  it('leave again when Shift reaches less far, and only those whom it had reached', () => {
    const far = withRange(reachingFrom(select('x', 'd'), 2), ids('c', 'd', 'e'));
    const near = withRange(reachingFrom(far, 4), ids('c'));
    expect(near.range?.anchor).toBe(2);
    expect([...near.ids]).toEqual(['x', 'd', 'c']);
  });

  it('stay when the next range begins elsewhere', () => {
    const first = settled(withRange(reachingFrom(NO_ROWS, 0), ids('a', 'b')));
    const second = withRange(reachingFrom(first, 7), ids('h'));
    expect([...second.ids]).toEqual(['a', 'b', 'h']);
  });
});

describe('the part between two places', () => {
  it('has both, in either direction', () => {
    expect(partBetween(3, 5)).toEqual({ offset: 3, limit: 3 });
    expect(partBetween(5, 3)).toEqual({ offset: 3, limit: 3 });
    expect(partBetween(4, 4)).toEqual({ offset: 4, limit: 1 });
  });
});
