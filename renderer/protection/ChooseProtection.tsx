import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import { useSay } from '../app/text.tsx';
import { passphraseProblem, type PassphraseProblem } from './passphraseProblem.ts';
import { ProtectionPage } from './ProtectionPage.tsx';
import { useProtectionChoice } from './useProtectionChoice.ts';

/** No keychain here: a passphrase, or nothing kept. */
export function ChooseProtection(): ReactNode {
  const say = useSay();
  const { choose, isBusy, refusal } = useProtectionChoice();
  const [passphrase, setPassphrase] = useState('');
  const [again, setAgain] = useState('');
  const [problem, setProblem] = useState<PassphraseProblem | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const found = passphraseProblem(passphrase, again);
    setProblem(found);
    if (found === null) void choose({ kind: 'newPassphrase', passphrase });
  };
  return (
    <ProtectionPage
      title={say('protection.choose.title')}
      body={say('protection.choose.body')}
      error={refusal === null ? null : say(`protection.${refusal}`)}
    >
      <form className="gate-panel" noValidate onSubmit={submit}>
        <h2>{say('protection.passphrase.title')}</h2>
        <p>{say('protection.passphrase.body')}</p>
        <PasswordField
          label={say('protection.passphrase.new')}
          hint={say('protection.passphrase.hint')}
          autoComplete="new-password"
          maxLength={1024}
          value={passphrase}
          error={problem === 'tooShort' ? say('protection.tooShort') : null}
          onChange={setPassphrase}
        />
        <PasswordField
          label={say('protection.passphrase.again')}
          autoComplete="new-password"
          maxLength={1024}
          value={again}
          error={problem === 'differ' ? say('protection.differ') : null}
          onChange={setAgain}
        />
        <Button kind="primary" type="submit" unavailable={isBusy}>
          {say('protection.passphrase.use')}
        </Button>
      </form>
      <section className="gate-panel" aria-labelledby="keep-nothing">
        <h2 id="keep-nothing">{say('protection.nothing.title')}</h2>
        <p>{say('protection.nothing.body')}</p>
        <Button unavailable={isBusy} onClick={() => void choose({ kind: 'keepNothing' })}>
          {say('protection.nothing.use')}
        </Button>
      </section>
    </ProtectionPage>
  );
}
