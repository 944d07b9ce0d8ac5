import type { ReactNode } from 'react';
import type { SessionView } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { SignInForm } from './SignInForm.tsx';

/** The server ended the session: signing in again sends what waits. */
export function SignInAgain({ session }: Readonly<{ session: SessionView & { state: 'signedIn' } }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const close = (): void => closeDialog(store);
  return (
    <ModalFrame width="narrow" onClose={close}>
      <ModalContent
        title={say('signIn.again.title')}
        sub={<p>{say('signIn.again.body')}</p>}
        footer={<Button onClick={close}>{say('common.cancel')}</Button>}
      >
        <SignInForm
          server={session.serverUrl}
          onServer={() => undefined}
          email={session.account.email}
          password=""
          submitAtOnce={false}
          canChangeServer={false}
          onDone={close}
        />
      </ModalContent>
    </ModalFrame>
  );
}
