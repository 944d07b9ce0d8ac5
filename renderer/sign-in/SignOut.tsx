import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { signOut } from '../state/session.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { UnsavedText } from '../app/UnsavedText.tsx';

/** Before signing out: what has not been sent yet, and that it is not lost. */
export function SignOut({ kept }: Readonly<{ kept: boolean }>): ReactNode {
  const say = useSay();
  const context = useAppContext();
  const { value: status } = useQuery('status.get', {});
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const waiting = status?.waiting ?? 0;
  const close = (): void => closeDialog(context.store);
  const leave = async (): Promise<void> => {
    setBusy(true);
    setFailure(await signOut(context));
    setBusy(false);
  };
  return (
    <ModalFrame width="narrow" onClose={close}>
      <ModalContent
        title={say('signOut.title')}
        footer={
          <>
            <Button onClick={close}>{say('common.cancel')}</Button>
            <Button kind="primary" unavailable={isBusy} onClick={() => void leave()}>
              {say('account.signOut')}
            </Button>
          </>
        }
      >
        {failure !== null && <FailureNote failure={failure} />}
        <p>{waiting > 0 ? say('signOut.waiting', { count: waiting }) : say('signOut.clear')}</p>
        <p>{say(kept ? 'signOut.kept' : 'signOut.notKept')}</p>
        <UnsavedText />
      </ModalContent>
    </ModalFrame>
  );
}
