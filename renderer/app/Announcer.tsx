import type { ReactNode } from 'react';
import type { AppState } from '../state/appStore.ts';
import { useApp } from '../state/useApp.ts';

const selectAnnouncement = (state: AppState): AppState['announcement'] => state.announcement;

/**
 * Reads the newest sentence out. It stands in the page from the start: a region that comes with its text is not read. The
 * attribute keeps it heard while a dialog or a drag by keyboard hides the rest of the page.
 */
export function Announcer(): ReactNode {
  const { text, count } = useApp(selectAnnouncement);
  return (
    <div className="visually-hidden" data-live-announcer role="log" aria-live="polite" aria-relevant="additions">
      {count > 0 && <p key={count}>{text}</p>}
    </div>
  );
}
