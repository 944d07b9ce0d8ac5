import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import { useSay } from '../app/text.tsx';
import { ProtectionPage } from './ProtectionPage.tsx';
import { useProtectionChoice } from './useProtectionChoice.ts';

/** A passphrase was chosen on this computer, and is needed now. */
export function Unlock(): ReactNode {
  const say = useSay();
  const { choose, isBusy, refusal } = useProtectionChoice();
  const [passphrase, setPassphrase] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (passphrase !== '') void choose({ kind: 'unlock', passphrase });
  };
  return (
    <ProtectionPage
      title={say('protection.unlock.title')}
      body={say('protection.unlock.body')}
      error={refusal === null ? null : say(`protection.${refusal}`)}
    >
      <form className="gate-panel" noValidate onSubmit={submit}>
        <PasswordField
          label={say('protection.unlock.passphrase')}
          autoComplete="current-password"
          maxLength={1024}
          value={passphrase}
          error={null}
          onChange={setPassphrase}
        />
        <Button kind="primary" type="submit" unavailable={isBusy || passphrase === ''}>
          {say('protection.unlock.use')}
        </Button>
      </form>
      <section className="gate-panel" aria-labelledby="forgotten">
        <h2 id="forgotten">{say('protection.unlock.forgotten')}</h2>
        <p>{say('protection.unlock.forgottenBody')}</p>
        <Button unavailable={isBusy} onClick={() => void choose({ kind: 'keepNothing' })}>
          {say('protection.unlock.without')}
        </Button>
      </section>
    </ProtectionPage>
  );
}
