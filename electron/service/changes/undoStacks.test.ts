import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeSetId } from '../../../shared/contract/ids.ts';
import { undoStacks, type MadeSet } from './undoStacks.ts';

const made = (kind: MadeSet['kind'], id: string, undoes: string | null = null): MadeSet => ({
  kind,
  id: id as ChangeSetId,
  undoes: undoes as ChangeSetId | null,
});
const top = (sets: readonly MadeSet[]): string | undefined => sets.at(-1)?.id;

describe('the history of a computer', () => {
  it('undoes the latest first, and redoes what was undone last', () => {
    const history = [made('edit', 'a'), made('edit', 'b'), made('undo', 'b-', 'b')];
    expect([top(undoStacks(history).undo), top(undoStacks(history).redo)]).toEqual(['a', 'b-']);
    const more = [...history, made('undo', 'a-', 'a')];
    expect([top(undoStacks(more).undo), top(undoStacks(more).redo)]).toEqual([undefined, 'a-']);
    const again = [...more, made('redo', 'a+', 'a-')];
    expect([top(undoStacks(again).undo), top(undoStacks(again).redo)]).toEqual(['a+', 'b-']);
  });

  it('forgets what could be redone at the next edit', () => {
    const history = [made('edit', 'a'), made('undo', 'a-', 'a'), made('edit', 'b')];
    expect(undoStacks(history).redo).toEqual([]);
  });

  it('goes on around a set that was undone out of turn', () => {
    const history = [made('edit', 'a'), made('edit', 'b'), made('undo', 'a-', 'a')];
    expect([top(undoStacks(history).undo), top(undoStacks(history).redo)]).toEqual(['b', 'a-']);
  });

  it('comes back to where it was by as many redos as undos', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (edits, steps) => {
        const sets = Array.from({ length: edits }, (_, n) => made('edit', `e${n}`));
        const before = sets.length;
        const go = (kind: 'undo' | 'redo'): boolean => {
          const next = undoStacks(sets)[kind].at(-1);
          if (next) sets.push(made(kind, `${kind}-${sets.length}`, next.id));
          return next !== undefined;
        };
        let done = 0;
        for (let n = 0; n < steps; n += 1) if (go('undo')) done += 1;
        expect(undoStacks(sets).undo).toHaveLength(before - done);
        for (let n = 0; n < done; n += 1) expect(go('redo')).toBe(true);
        expect(undoStacks(sets).redo).toEqual([]);
        expect(undoStacks(sets).undo).toHaveLength(before);
      }),
    );
  });
});
