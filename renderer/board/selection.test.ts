import { describe, expect, it } from 'vitest';
import type { ProductId, UserId } from '../../shared/contract/ids.ts';
import {
  isSelected,
  NOTHING_SELECTED,
  rangeTo,
  selectOnly,
  selectRange,
  selectToggled,
  takenWith,
} from './selection.ts';

const kb = 'kb' as ProductId;
const ph = 'ph' as ProductId;
const user = (id: string): UserId => id as UserId;
const [ana, bo, cyd] = ['ana', 'bo', 'cyd'].map(user) as [UserId, UserId, UserId];

describe('a selection', () => {
  it('is one card after a click', () => {
    const selection = selectOnly(kb, bo, 1);
    expect([...selection.ids]).toEqual([bo]);
    expect(isSelected(selection, kb, bo)).toBe(true);
    // The same person in another column is another license.
    expect(isSelected(selection, ph, bo)).toBe(false);
  });

  it('grows and shrinks with Ctrl', () => {
    const two = selectToggled(selectOnly(kb, ana, 0), kb, cyd, 2);
    expect([...two.ids]).toEqual([ana, cyd]);
    expect([...selectToggled(two, kb, ana, 0).ids]).toEqual([cyd]);
  });

  it('never reaches across columns', () => {
    const other = selectToggled(selectOnly(kb, ana, 0), ph, bo, 4);
    expect(other).toEqual(selectOnly(ph, bo, 4));
    expect(rangeTo(selectOnly(kb, ana, 7), ph, 2)).toEqual({ anchor: 0, offset: 0, limit: 3 });
  });

  it('reaches from the anchor to the card with Shift, in both directions, and the anchor stays', () => {
    const selection = selectOnly(kb, cyd, 5);
    expect(rangeTo(selection, kb, 8)).toEqual({ anchor: 5, offset: 5, limit: 4 });
    expect(rangeTo(selection, kb, 2)).toEqual({ anchor: 5, offset: 2, limit: 4 });
    expect(rangeTo(selectRange(kb, [ana, bo, cyd], 5), kb, 5)).toEqual({ anchor: 5, offset: 5, limit: 1 });
  });

  it('goes along as a whole when one of its cards is dragged; any other card goes alone', () => {
    const both = selectToggled(selectOnly(kb, ana, 0), kb, bo, 1);
    expect(takenWith(both, kb, bo, 1)).toBe(both);
    expect(takenWith(both, kb, cyd, 2)).toEqual(selectOnly(kb, cyd, 2));
    expect(takenWith(NOTHING_SELECTED, null, ana, 0)).toEqual(selectOnly(null, ana, 0));
  });
});
