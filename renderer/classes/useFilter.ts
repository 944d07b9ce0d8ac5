import { useCallback, useState } from 'react';
import { rememberVisit, selectVisit } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';

type Filter = Readonly<{
  text: string;
  setText: (text: string) => void;
  /** Where the list was scrolled to when the person left it. */
  scrollTop: number;
  onLeave: (scrollTop: number) => void;
}>;

/** What was typed to filter a list, and where the list stood; found again on the way back. */
export function useFilter(): Filter {
  const { store } = useAppContext();
  const visit = useApp(selectVisit);
  // The visit does not alter while its screen is shown, but its memo does.
  const [{ id, memo }] = useState(visit);
  const setText = useCallback((text: string) => rememberVisit(store, id, { text }), [store, id]);
  const onLeave = useCallback((scrollTop: number) => rememberVisit(store, id, { scrollTop }), [store, id]);
  return { text: visit.id === id ? visit.memo.text : memo.text, setText, scrollTop: memo.scrollTop, onLeave };
}
