import { ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { Field } from '../components/Field.tsx';
import { PasswordField } from '../components/PasswordField.tsx';
import type { Failure } from '../state/serviceClient.ts';
import { signIn } from '../state/session.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import './SignInForm.css';

type SignInFormProps = Readonly<{
  server: string;
  onServer: (server: string) => void;
  email: string;
  password: string;
  /** Filled in by a click that means "sign in with this". */
  submitAtOnce: boolean;
  /** False when signing in again to the account that is open. */
  canChangeServer: boolean;
  onDone?: () => void;
}>;

type Missing = 'email' | 'password' | 'server';

/** Email, password, and the server's address folded away, since it is typed once in a computer's life. */
export function SignInForm({ server, canChangeServer, onDone, ...props }: SignInFormProps): ReactNode {
  const say = useSay();
  const context = useAppContext();
  const [email, setEmail] = useState(props.email);
  const [password, setPassword] = useState(props.password);
  const [missing, setMissing] = useState<Readonly<{ field: Missing }> | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const [isServerOpen, setServerOpen] = useState(server === '');

  const submit = useCallback(async (): Promise<void> => {
    const lacking = firstMissing(server, email, password);
    setMissing(lacking && { field: lacking });
    setFailure(null);
    if (lacking !== null) return;
    setBusy(true);
    const failed = await signIn(context, { serverUrl: server.trim(), email: email.trim(), password });
    setBusy(false);
    setFailure(failed);
    if (isAboutServer(failed)) setServerOpen(true);
    if (failed === null) onDone?.();
  }, [context, server, email, password, onDone]);

  const isToSubmit = useRef(props.submitAtOnce);
  useEffect(() => {
    if (!isToSubmit.current) return;
    isToSubmit.current = false;
    void submit();
  }, [submit]);

  useEffect(() => {
    if (missing !== null) form.current?.querySelector<HTMLElement>(`[name="${missing.field}"]`)?.focus();
  }, [missing]);

  return (
    <form
      ref={form}
      className="sign-in-form"
      noValidate
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        if (!isBusy) void submit();
      }}
    >
      {failure !== null && <FailureNote failure={failure} />}
      <Field
        label={say('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        spellCheck={false}
        maxLength={320}
        value={email}
        error={missing?.field === 'email' ? say('signIn.emailMissing') : null}
        onChange={setEmail}
      />
      <PasswordField
        label={say('signIn.password')}
        name="password"
        autoComplete="current-password"
        maxLength={1024}
        value={password}
        error={missing?.field === 'password' ? say('signIn.passwordMissing') : null}
        onChange={setPassword}
      />
      {canChangeServer && (
        <details
          className="server"
          open={isServerOpen || missing?.field === 'server'}
          onToggle={(event) => setServerOpen(event.currentTarget.open)}
        >
          <summary>
            <ChevronRight className="icon" aria-hidden="true" />
            {say('signIn.server')}
            <span className="small">{server}</span>
          </summary>
          <Field
            label={say('signIn.serverAddress')}
            hint={say('signIn.serverHint')}
            name="server"
            type="url"
            inputMode="url"
            spellCheck={false}
            maxLength={2000}
            value={server}
            error={missing?.field === 'server' ? say('signIn.serverMissing') : null}
            onChange={props.onServer}
          />
        </details>
      )}
      <Button kind="primary" type="submit" unavailable={isBusy}>
        {say(isBusy ? 'signIn.submitting' : 'signIn.submit')}
      </Button>
    </form>
  );
}

function firstMissing(server: string, email: string, password: string): Missing | null {
  if (email.trim() === '') return 'email';
  if (password === '') return 'password';
  return server.trim() === '' ? 'server' : null;
}

function isAboutServer(failure: Failure | null): boolean {
  return failure?.code === 'wrongAddress' || failure?.code === 'notSeatwise' || failure?.code === 'unreachable';
}
