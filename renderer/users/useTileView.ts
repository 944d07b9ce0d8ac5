import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { TileView } from './tileWindow.ts';

type Viewing = Readonly<{
  scroller: RefObject<HTMLDivElement | null>;
  view: TileView;
  readView: () => TileView;
  onScroll: () => void;
  scrollTo: (scrollTop: number) => void;
}>;

/** Where scrolled tiles stand: they begin where they were left, and say where they are left. */
export function useTileView(initialScrollTop: number, onLeave: (scrollTop: number) => void): Viewing {
  const scroller = useRef<HTMLDivElement>(null);
  const last = useRef(initialScrollTop);
  const [view, setView] = useState<TileView>(() => ({
    width: window.innerWidth,
    height: window.innerHeight,
    scrollTop: initialScrollTop,
    rem: rootSize(),
  }));
  const readView = useCallback((): TileView => {
    const { clientWidth = 0, clientHeight = 0, scrollTop = 0 } = scroller.current ?? {};
    return { width: clientWidth, height: clientHeight, scrollTop, rem: rootSize() };
  }, []);
  const measure = useCallback(() => setView(readView()), [readView]);
  const scrollTo = useCallback(
    (scrollTop: number) => {
      if (scroller.current) scroller.current.scrollTop = scrollTop;
      last.current = scrollTop;
      measure();
    },
    [measure],
  );
  const onScroll = useCallback(() => {
    last.current = scroller.current?.scrollTop ?? 0;
    measure();
  }, [measure]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = last.current;
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const leave = useRef(onLeave);
  useLayoutEffect(() => {
    leave.current = onLeave;
  });
  useLayoutEffect(() => () => leave.current(last.current), []);
  return { scroller, view, readView, onScroll, scrollTo };
}

/** The size of a rem, in pixels: tiles grow with the text. */
function rootSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
