import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { discardDrafts, keepEditing } from '../state/drafts.ts';
import { useAppContext } from '../state/useApp.ts';
import { draftsEn } from './messages/draftsEn.ts';
import { ScreenText } from './ScreenText.tsx';
import { useSay } from './text.tsx';
import { UnsavedText } from './UnsavedText.tsx';

/** Before something half done would be lost: nothing is let go unasked. */
export function DraftDialog(): ReactNode {
  return (
    <ScreenText messages={draftsEn}>
      <Question />
    </ScreenText>
  );
}

function Question(): ReactNode {
  const say = useSay();
  const { store, bridge } = useAppContext();
  const keep = (): void => keepEditing(store);
  const discard = (): void =>
    discardDrafts(store, (what) => {
      if (what === 'quit') void bridge.quit();
      else window.close();
    });
  return (
    <ModalFrame width="narrow" onClose={keep}>
      <ModalContent
        title={say('drafts.title')}
        footer={
          <>
            <Button onClick={discard}>{say('drafts.discard')}</Button>
            <Button kind="primary" onClick={keep}>
              {say('drafts.keep')}
            </Button>
          </>
        }
      >
        <UnsavedText />
      </ModalContent>
    </ModalFrame>
  );
}
