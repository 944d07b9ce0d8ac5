import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { selectIsStart, selectVisit } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';

/** The heading of a screen. It takes the focus when the person comes here, so that the new screen is read out. */
export function ScreenTitle({ children }: Readonly<{ children: string }>): ReactNode {
  const say = useSay();
  const visit = useApp(selectVisit);
  const isStart = useApp(selectIsStart);
  const heading = useRef<HTMLHeadingElement>(null);
  const arrived = useRef(isStart ? visit.id : null);
  useLayoutEffect(() => {
    // At the start of the app nobody has gone anywhere.
    if (arrived.current === visit.id) return;
    arrived.current = visit.id;
    heading.current?.focus({ preventScroll: true });
  }, [visit.id]);
  useEffect(() => {
    document.title = `${children} · ${say('app.name')}`;
  }, [children, say]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      <bdi>{children}</bdi>
    </h1>
  );
}
