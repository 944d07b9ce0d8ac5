import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import { countOf, isReady, type RosterDraft } from './rosterDraft.ts';
import type { RosterSaving } from './useSaveRoster.ts';

type RosterActionsProps = Pick<RosterSaving, 'save' | 'discard' | 'isSaving'> & Readonly<{ draft: RosterDraft }>;

/** How much is altered in the roster and not saved yet, with the way to save it or to let it go. */
export function RosterActions({ draft, save, discard, isSaving }: RosterActionsProps): ReactNode {
  const say = useSay();
  return (
    <div className="action-row">
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
