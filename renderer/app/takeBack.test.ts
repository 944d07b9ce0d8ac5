import { describe, expect, it } from 'vitest';
import type { TakenBack } from '../../shared/contract/view.ts';
import { sayInEnglish as say } from './sayInEnglish.ts';
import { takenBackText } from './takeBack.ts';

const intent = { kind: 'assign', userId: 'u', productId: 'p' } as unknown as TakenBack['notSaved'][number]['intent'];
const result = (part: Partial<TakenBack>): TakenBack =>
  ({ changeSetId: 's', saved: [], notSaved: [], cancelled: [], ...part }) as TakenBack;
const refused: TakenBack['notSaved'] = [{ intent, reason: 'noLicenseAvailable' }];

describe('what is said after undo', () => {
  it('names what was undone', () => {
    expect(takenBackText(say, 'undo', result({}), 'Phonics for Zara')).toBe('Undone: Phonics for Zara');
    expect(takenBackText(say, 'undo', result({}), null)).toBe('Undone.');
    expect(takenBackText(say, 'redo', result({}), 'Phonics for Zara')).toBe('Done again: Phonics for Zara');
  });

  it('says how many could not be undone, and why', () => {
    const some = result({ notSaved: refused, cancelled: ['c'] as unknown as TakenBack['cancelled'] });
    expect(takenBackText(say, 'undo', some, null)).toBe('Undone, except for 1 change: 0 licenses available.');
    expect(takenBackText(say, 'undo', result({ notSaved: refused }), null)).toBe(
      'It could not be undone: 0 licenses available.',
    );
  });

  it('knows when there was nothing left to undo', () => {
    expect(takenBackText(say, 'undo', null, null)).toBe('It was undone already.');
  });
});
