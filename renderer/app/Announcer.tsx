import type { ReactNode } from 'react';
import type { AppState } from '../state/appStore.ts';
import { useApp } from '../state/useApp.ts';

const selectAnnouncement = (state: AppState): AppState['announcement'] => state.announcement;

/** Reads the newest sentence out. It stands in the page from the start: a region that comes with its text is not read. */
export function Announcer(): ReactNode {
  const { text, count } = useApp(selectAnnouncement);
  return (
    <div className="visually-hidden" role="log" aria-live="polite" aria-relevant="additions">
      {count > 0 && <p key={count}>{text}</p>}
    </div>
  );
}
