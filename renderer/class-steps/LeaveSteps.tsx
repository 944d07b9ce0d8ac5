import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { leaveClassSteps } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { classStepsEn } from '../app/messages/classStepsEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { countOf } from './rosterDraft.ts';

/** Before going elsewhere with something half done: nothing is let go unasked. */
export function LeaveSteps(): ReactNode {
  return (
    <ScreenText messages={classStepsEn}>
      <LeaveStepsDialog />
    </ScreenText>
  );
}

function LeaveStepsDialog(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const count = useApp(({ classSteps }) => classSteps?.draft.wanted.size ?? 0);
  const roster = useApp(({ classSteps }) => (classSteps === null ? 0 : countOf(classSteps.roster)));
  const stay = (): void => closeDialog(store);
  return (
    <ModalFrame width="narrow" onClose={stay}>
      <ModalContent
        title={say('steps.leave.title')}
        footer={
          <>
            <Button onClick={() => leaveClassSteps(store)}>{say('steps.leave.leave')}</Button>
            <Button kind="primary" onClick={stay}>
              {say('steps.leave.stay')}
            </Button>
          </>
        }
      >
        {count > 0 && <p>{say('steps.leave.body', { count })}</p>}
        {roster > 0 && <p>{say('steps.leave.roster', { count: roster })}</p>}
      </ModalContent>
    </ModalFrame>
  );
}
