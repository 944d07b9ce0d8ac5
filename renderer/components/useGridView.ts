import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

export type GridView = Readonly<{ scrollTop: number; height: number; rowHeight: number }>;

type Viewing = Readonly<{
  scroller: RefObject<HTMLDivElement | null>;
  /** As last drawn. */
  view: GridView;
  /** As it is this moment. */
  readView: () => GridView;
  onScroll: () => void;
  scrollTo: (scrollTop: number) => void;
}>;

/** Where a scrolled grid stands: begins where it was left, and says where it is left. */
export function useGridView(initialScrollTop: number, total: number, onLeave: (scrollTop: number) => void): Viewing {
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<GridView>(() => ({
    scrollTop: initialScrollTop,
    height: window.innerHeight,
    rowHeight: rem('--row'),
  }));

  const readView = useCallback((): GridView => {
    const { scrollTop, clientHeight } = scroller.current ?? { scrollTop: 0, clientHeight: 0 };
    // The head stays in place and covers its height of the scroller.
    return { scrollTop, height: Math.max(0, clientHeight - rem('--grid-head')), rowHeight: rem('--row') };
  }, []);
  const measure = useCallback(() => {
    const next = readView();
    setView((now) => (sameRows(now, next) ? now : next));
  }, [readView]);

  const scrollTo = useCallback(
    (scrollTop: number) => {
      if (scroller.current) scroller.current.scrollTop = scrollTop;
      measure();
    },
    [measure],
  );

  // The place to come back to exists only once the rows above it do.
  const restored = useRef(initialScrollTop === 0);
  useLayoutEffect(() => {
    if (!restored.current && total > 0) {
      restored.current = true;
      scrollTo(initialScrollTop);
    }
  }, [total, initialScrollTop, scrollTo]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const leave = useRef(onLeave);
  useLayoutEffect(() => {
    leave.current = onLeave;
  }, [onLeave]);
  const lastScrollTop = useRef(initialScrollTop);
  useLayoutEffect(() => () => leave.current(lastScrollTop.current), []);

  const onScroll = useCallback(() => {
    lastScrollTop.current = scroller.current?.scrollTop ?? 0;
    measure();
  }, [measure]);
  return { scroller, view, readView, onScroll, scrollTo };
}

/** Scrolling by less than a row shows no other rows: nothing to draw anew. */
function sameRows(a: GridView, b: GridView): boolean {
  const rowAt = (view: GridView): number => Math.floor(view.scrollTop / view.rowHeight);
  return rowAt(a) === rowAt(b) && a.height === b.height && a.rowHeight === b.rowHeight;
}

/** A size given in rem, so that rows grow with the text, in pixels. */
function rem(token: '--row' | '--grid-head'): number {
  const root = getComputedStyle(document.documentElement);
  return Number.parseFloat(root.getPropertyValue(token)) * Number.parseFloat(root.fontSize);
}
