import { describe, expect, it } from 'vitest';
import { createAppStore } from './appStore.ts';
import { HOME } from './route.ts';
import { dismissToast, selectToasts, toast } from './toasts.ts';

const texts = (store: ReturnType<typeof createAppStore>): readonly string[] =>
  selectToasts(store.getState()).map(({ text }) => text);

describe('short messages', () => {
  it('come in order, and no more than three at a time', () => {
    const store = createAppStore(HOME);
    for (const text of ['one', 'two', 'three', 'four']) toast(store, text);
    expect(texts(store)).toEqual(['two', 'three', 'four']);
  });

  it('are not repeated on screen, but read out each time', () => {
    const store = createAppStore(HOME);
    for (const text of ['saved', 'cancelled', 'saved']) toast(store, text);
    expect(texts(store)).toEqual(['cancelled', 'saved']);
    expect(store.getState().announcement).toEqual({ text: 'saved', count: 3 });
  });

  it('go one by one', () => {
    const store = createAppStore(HOME);
    toast(store, 'one');
    toast(store, 'two');
    dismissToast(store, selectToasts(store.getState())[0]?.id ?? -1);
    expect(texts(store)).toEqual(['two']);
    toast(store, 'three');
    expect(new Set(selectToasts(store.getState()).map(({ id }) => id)).size).toBe(2);
  });
});
