import { useCallback, useState } from 'react';
import type { GridPlace } from '../components/PagedGrid.tsx';
import type { ListOrder } from '../state/history.ts';
import { rememberVisit, selectVisit } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';

type Filter = Readonly<{
  text: string;
  setText: (text: string) => void;
  /** How the list is ordered; null as it comes. */
  order: ListOrder | null;
  setOrder: (order: ListOrder) => void;
  /** Where the list stood when the person left it. */
  place: GridPlace;
  onLeave: (place: GridPlace) => void;
}>;

/** What was typed to filter a list, its order, and where it stood; found again on the way back. */
export function useFilter(): Filter {
  const { store } = useAppContext();
  const visit = useApp(selectVisit);
  // The visit does not alter while its screen is shown, but its memo does.
  const [{ id, memo }] = useState(visit);
  const setText = useCallback((text: string) => rememberVisit(store, id, { text }), [store, id]);
  const setOrder = useCallback((order: ListOrder) => rememberVisit(store, id, { order }), [store, id]);
  const onLeave = useCallback((place: GridPlace) => rememberVisit(store, id, place), [store, id]);
  const { text, order } = visit.id === id ? visit.memo : memo;
  return { text, setText, order, setOrder, place: memo, onLeave };
}
