import type { ReactNode } from 'react';
import { unsavedIn } from '../state/drafts.ts';
import { useAppContext } from '../state/useApp.ts';
import { draftsEn } from './messages/draftsEn.ts';
import { ScreenText } from './ScreenText.tsx';
import { useSay } from './text.tsx';

/** A sentence for each thing that is half done in this window. */
export function UnsavedText(): ReactNode {
  return (
    <ScreenText messages={draftsEn}>
      <Sentences />
    </ScreenText>
  );
}

function Sentences(): ReactNode {
  const say = useSay();
  // As it was when the question was put: what a sync brings meanwhile does not alter it.
  const { store } = useAppContext();
  return unsavedIn(store.getState()).map(({ what, count }) => (
    <p key={what}>{say(`drafts.unsaved.${what}`, { count })}</p>
  ));
}
