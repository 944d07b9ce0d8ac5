import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { isMenuKey } from '../components/menuPlace.ts';
import { useDrawnSpan } from '../components/useDrawnSpan.ts';
import { useSay } from '../app/text.tsx';
import type { EducatorsProps } from './educatorsProps.ts';
import { EducatorTile } from './EducatorTile.tsx';
import { scrollToTile, tileAfterKey, tilesInView } from './tileWindow.ts';
import { useTileView } from './useTileView.ts';

/** Educators as tiles, of which only those in view are drawn. One is the tab stop; the arrows go from tile to tile. */
export function EducatorTiles({ rows, total, filter, resetKey, withSchool, onMore }: EducatorsProps): ReactNode {
  const say = useSay();
  const [wanted, setActive] = useState(filter.place.activeIndex);
  const active = Math.max(0, Math.min(wanted, total - 1));
  const { scroller, view, readView, onScroll, scrollTo } = useTileView(filter.place.scrollTop, (scrollTop) =>
    filter.onLeave({ scrollTop, activeIndex: active }),
  );
  const inView = tilesInView(view, total);
  const { columns, rowHeight, height } = inView;
  const { first, last } = useDrawnSpan(inView, total);
  const { onWindow } = rows;
  useLayoutEffect(() => onWindow(first, Math.max(first, last)), [onWindow, first, last]);

  const shownReset = useRef(resetKey);
  useLayoutEffect(() => {
    if (shownReset.current === resetKey) return;
    shownReset.current = resetKey;
    scrollTo(0);
    setActive(0);
  }, [resetKey, scrollTo]);

  const toFocus = useRef(false);
  useLayoutEffect(() => {
    if (!toFocus.current) return;
    toFocus.current = false;
    scroller.current?.querySelector<HTMLElement>('.tile button[tabindex="0"]')?.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows.rowAt(active);
    if (isMenuKey(event) && row !== undefined && event.target instanceof HTMLButtonElement) {
      event.preventDefault();
      onMore(row, event.target);
      return;
    }
    const to = tileAfterKey(event.key, active, total, columns);
    if (to === null || !(event.target instanceof HTMLButtonElement)) return;
    event.preventDefault();
    toFocus.current = true;
    setActive(to);
    scrollTo(scrollToTile(to, columns, rowHeight, readView()));
  };

  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const indexes = total > 0 && (active < first || active > last) ? [...drawn, active] : drawn;
  return (
    <div className="tiles-scroller" ref={scroller} onScroll={onScroll}>
      {/* The arrows are a way between the buttons of the tiles, which are reached by themselves as well. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className="tiles" aria-label={say('users.title')} style={{ height }} onKeyDown={onKeyDown}>
        {indexes.map((index) => {
          const row = rows.rowAt(index);
          return (
            <EducatorTile
              key={row?.userId ?? `place ${index}`}
              row={row}
              place={{ index, total, columns, top: Math.floor(index / columns) * rowHeight }}
              isActive={index === active}
              onActive={() => setActive(index)}
              withSchool={withSchool}
              onMore={onMore}
            />
          );
        })}
      </ul>
    </div>
  );
}
