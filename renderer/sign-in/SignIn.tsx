import { useState, type ReactNode } from 'react';
import type { Failure } from '../state/serviceClient.ts';
import { FailureNote } from '../components/FailureNote.tsx';
import { useSay } from '../app/text.tsx';
import { PracticeCard } from './PracticeCard.tsx';
import { SignInForm } from './SignInForm.tsx';
import { usePractice } from './usePractice.ts';
import '../app/gate.css';

type SignInProps = Readonly<{
  serverUrl: string;
  /** What became of the roster that was kept here. */
  failure: Failure | null;
  keepsNothing: boolean;
}>;

/** The page for signing in. */
export function SignIn({ serverUrl, failure, keepsNothing }: SignInProps): ReactNode {
  const say = useSay();
  const [server, setServer] = useState(serverUrl);
  const practice = usePractice(server);
  const [filled, setFilled] = useState<Readonly<{ email: string; password: string; count: number }> | null>(null);
  return (
    <main className="gate">
      <div className="gate-card">
        <div className="gate-head">
          <span className="mark" aria-hidden="true" />
          <h1>{say('signIn.title')}</h1>
          <p>{say('signIn.sub')}</p>
        </div>
        {failure !== null && <FailureNote failure={failure} />}
        <div className="gate-panel">
          <SignInForm
            key={filled?.count ?? 0}
            server={server}
            onServer={setServer}
            email={filled?.email ?? ''}
            password={filled?.password ?? ''}
            submitAtOnce={filled !== null}
            canChangeServer
          />
          {keepsNothing && <p className="small">{say('signIn.keptNothing')}</p>}
        </div>
        {practice !== null && (
          <PracticeCard
            practice={practice}
            onUse={() =>
              setFilled({ email: practice.email, password: practice.password, count: (filled?.count ?? 0) + 1 })
            }
          />
        )}
      </div>
    </main>
  );
}
