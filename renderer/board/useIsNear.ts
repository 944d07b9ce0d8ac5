import { useLayoutEffect, useState, type RefObject } from 'react';

/** So many pixels beyond what is in sight. */
const NEAR = 300;

/** Is a column on screen, or about to be? Of sixty products only those are asked for whose columns can be seen. */
export function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const column = element.current;
    const board = column?.parentElement;
    if (!column || !board) return;
    const look = (): boolean => {
      const [box, frame] = [column.getBoundingClientRect(), board.getBoundingClientRect()];
      const isSeen = box.left < frame.right + NEAR && box.right > frame.left - NEAR;
      if (isSeen) setNear(true);
      return isSeen;
    };
    // The observer speaks after the next frame: what is in sight from the first is drawn in it, and asked for before.
    if (look()) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        // A column that was seen stays: its place would be forgotten.
        if (entry?.isIntersecting) setNear(true);
      },
      { root: board, rootMargin: `0px ${NEAR}px` },
    );
    observer.observe(column);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
