import { useLayoutEffect, useState, type RefObject } from 'react';

/** Is a column on screen, or about to be? Of sixty products only those are asked for whose columns can be seen. */
export function useIsNear(element: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false);
  useLayoutEffect(() => {
    const column = element.current;
    if (!column) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        // A column that was seen stays: its place would be forgotten.
        if (entry?.isIntersecting) setNear(true);
      },
      { root: column.parentElement, rootMargin: '0px 300px' },
    );
    observer.observe(column);
    return () => observer.disconnect();
  }, [element]);
  return isNear;
}
