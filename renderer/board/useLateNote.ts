import { useEffect, useRef } from 'react';
import { announce } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import type { Hover } from './boardDrag.ts';

/**
 * By keyboard a column is read out as it is reached, with what a drop on it would do. What is known only after that (the
 * first column is reached before the service has answered) is read out when it comes.
 */
export function useLateNote(hover: Hover | null, note: string | null): void {
  const { store } = useAppContext();
  const late = useRef<Hover | null>(null);
  useEffect(() => {
    if (hover === null || note === null) late.current = hover;
    else if (late.current === hover) {
      late.current = null;
      announce(store, note);
    }
  }, [store, hover, note]);
}
