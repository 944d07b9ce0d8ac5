import { useEffect, useRef, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import { countOf, isReady, type RosterDraft } from './rosterDraft.ts';
import type { RosterSaving } from './useSaveRoster.ts';

type RosterActionsProps = Pick<RosterSaving, 'save' | 'discard' | 'isSaving'> & Readonly<{ draft: RosterDraft }>;

/** How much is altered in the roster and not saved yet, with the way to save it or to let it go. */
export function RosterActions({ draft, save, discard, isSaving }: RosterActionsProps): ReactNode {
  const say = useSay();
  const row = useRef<HTMLDivElement>(null);
  // What was pressed goes with what it saved, and must not take the focus along: it goes on to what leads to the next step.
  useEffect(() => {
    const foot = row.current?.parentElement;
    return () => {
      if (document.activeElement === document.body) foot?.querySelector<HTMLElement>('button:last-of-type')?.focus();
    };
  }, []);
  return (
    <div ref={row} className="action-row">
      <output className="small">{say('steps.roster.unsaved', { count: countOf(draft) })}</output>
      <Button unavailable={isSaving} onClick={discard}>
        {say('steps.roster.discard')}
      </Button>
      <Button kind="primary" unavailable={isSaving || !isReady(draft)} onClick={() => void save()}>
        {say(isSaving ? 'steps.saving' : 'steps.roster.save')}
      </Button>
    </div>
  );
}
