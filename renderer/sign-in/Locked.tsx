import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import type { Failure } from '../state/serviceClient.ts';
import { blank, signOut, unlock } from '../state/session.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import '../app/gate.css';

type LockedProps = Readonly<{ displayName: string; email: string }>;

/** Nobody used the app for a while: the password of the person who is signed in opens it, with a network and without. */
export function Locked({ displayName, email }: LockedProps): ReactNode {
  const say = useSay();
  const context = useAppContext();
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => blank(context), [context]);

  const attempt = async (work: () => Promise<Failure | null>): Promise<void> => {
    setBusy(true);
    setFailure(null);
    const failed = await work();
    setBusy(false);
    setFailure(failed);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (password !== '' && !isBusy) void attempt(async () => unlock(context, password));
  };
  return (
    <main className="gate">
      <div className="gate-card">
        <div className="gate-head">
          <span className="mark" aria-hidden="true" />
          <h1>{say('locked.title')}</h1>
          <p>{say('locked.body')}</p>
        </div>
        {failure !== null && <FailureNote failure={failure} />}
        <form className="gate-panel" noValidate onSubmit={submit}>
          <p>{say('locked.who', { name: displayName, email })}</p>
          <PasswordField
            label={say('locked.password')}
            name="password"
            autoComplete="current-password"
            maxLength={1024}
            value={password}
            error={null}
            onChange={setPassword}
          />
          <Button kind="primary" type="submit" unavailable={isBusy || password === ''}>
            {say('locked.unlock')}
          </Button>
        </form>
        <section className="gate-panel" aria-labelledby="other">
          <h2 id="other">{say('locked.other')}</h2>
          <p>{say('locked.other.body')}</p>
          <Button unavailable={isBusy} onClick={() => void attempt(async () => signOut(context))}>
            {say('locked.other.go')}
          </Button>
        </section>
      </div>
    </main>
  );
}
