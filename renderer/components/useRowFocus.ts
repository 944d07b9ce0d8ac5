import { useCallback, useLayoutEffect, useRef, type FocusEvent, type RefObject } from 'react';

type RowFocus = Readonly<{
  /** The active row is to have the focus as soon as it is drawn. */
  want: () => void;
  onFocus: () => void;
  onBlur: (event: FocusEvent<HTMLElement>) => void;
}>;

/** Keeps the focus on the active row of a grid while rows come, go and are replaced. */
export function useRowFocus(scroller: RefObject<HTMLElement | null>, row = 'tr[tabindex="0"]'): RowFocus {
  const wanted = useRef(false);
  const inside = useRef(false);
  useLayoutEffect(() => {
    // A row that is replaced while it has the focus drops it on the body, without any event.
    const dropped = inside.current && document.activeElement === document.body;
    if (!wanted.current && !dropped) return;
    wanted.current = false;
    scroller.current?.querySelector<HTMLElement>(row)?.focus({ preventScroll: true });
  });
  // The same in every rendering: rows that are given it are drawn again only when they alter.
  const want = useCallback(() => {
    wanted.current = true;
  }, []);
  return {
    want,
    onFocus: () => {
      inside.current = true;
    },
    onBlur: (event) => {
      if (!event.currentTarget.contains(event.relatedTarget)) inside.current = false;
    },
  };
}
