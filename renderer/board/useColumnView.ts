import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { GridView } from '../components/useGridView.ts';

type ColumnView = Readonly<{
  scroller: RefObject<HTMLDivElement | null>;
  /** As last drawn. */
  view: GridView;
  /** As it is this moment. */
  readView: () => GridView;
  onScroll: () => void;
  scrollTo: (scrollTop: number) => void;
}>;

/** Which part of a column of cards is on screen. */
export function useColumnView(): ColumnView {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GridView>(() => ({
    scrollTop: 0,
    height: window.innerHeight,
    rowHeight: cardHeight(),
  }));
  const readView = useCallback((): GridView => {
    const { scrollTop, clientHeight } = scroller.current ?? { scrollTop: 0, clientHeight: 0 };
    return { scrollTop, height: clientHeight, rowHeight: cardHeight() };
  }, []);
  const measure = useCallback(() => {
    const next = readView();
    setView((now) => (showsSameCards(now, next) ? now : next));
  }, [readView]);
  const scrollTo = useCallback(
    (scrollTop: number) => {
      if (scroller.current) scroller.current.scrollTop = scrollTop;
      measure();
    },
    [measure],
  );
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);
  return { scroller, view, readView, onScroll: measure, scrollTo };
}

function showsSameCards(a: GridView, b: GridView): boolean {
  const cardAt = ({ scrollTop, rowHeight }: GridView): number => Math.floor(scrollTop / rowHeight);
  return cardAt(a) === cardAt(b) && a.height === b.height && a.rowHeight === b.rowHeight;
}

/** A card and the gap below it, in pixels; it grows with the text. */
function cardHeight(): number {
  const root = getComputedStyle(document.documentElement);
  return Number.parseFloat(root.getPropertyValue('--card')) * Number.parseFloat(root.fontSize);
}
