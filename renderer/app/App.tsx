import type { ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import type { AppState } from '../state/appStore.ts';
import { queryKey } from '../state/queryCache.ts';
import type { Failure } from '../state/serviceClient.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { Opening } from './Opening.tsx';
import { Shell } from './Shell.tsx';
import { loadable } from './loadable.tsx';
import { useSay } from './text.tsx';

const Protection = loadable(async () => (await import('../protection/Protection.tsx')).Protection, Opening);
const Locked = loadable(async () => (await import('../sign-in/Locked.tsx')).Locked, Opening);
const SignIn = loadable(async () => (await import('../sign-in/SignIn.tsx')).SignIn, Opening);
const Wiped = loadable(async () => (await import('../settings/Wiped.tsx')).Wiped, Opening);

const selectWipe = (state: AppState): AppState['wipe'] => state.wipe;
const selectBoot = (state: AppState): Boot | null => state.boot;

/** What the window shows: first the key, then the person, then the app. */
export function App(): ReactNode {
  const boot = useApp(selectBoot);
  const wipe = useApp(selectWipe);
  if (wipe !== null) return <Wiped wipe={wipe} />;
  return boot === null ? <Opening /> : <Opened boot={boot} />;
}

function Opened({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  switch (boot.protection.state) {
    case 'choose':
    case 'locked':
    case 'keychainChanged':
      return <Protection protection={boot.protection} />;
    case 'keychain':
    case 'passphrase':
    case 'nothingKept':
      return <Entered boot={boot} />;
  }
}

function Entered({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const { value: session, failure } = useQuery('session.get', {});
  if (session?.state === 'signedIn') return <Shell session={session} boot={boot} />;
  if (session?.state === 'locked') return <Locked {...session} />;
  if (session) return <SignIn serverUrl={session.serverUrl} failure={null} keepsNothing={keepsNothing(boot)} />;
  if (failure === null) return <Opening />;
  if (isOfStore(failure)) {
    return <SignIn serverUrl={boot.serverUrl} failure={failure} keepsNothing={keepsNothing(boot)} />;
  }
  return <NoSession failure={failure} />;
}

function NoSession({ failure }: Readonly<{ failure: Failure }>): ReactNode {
  const say = useSay();
  const { queries } = useAppContext();
  return (
    <main className="gate">
      <div className="gate-card">
        <h1>{say('app.name')}</h1>
        <FailureNote failure={failure} />
        <Button kind="primary" onClick={() => void queries.refresh(queryKey('session.get', {}))}>
          {say('common.tryAgain')}
        </Button>
      </div>
    </main>
  );
}

function keepsNothing(boot: Boot): boolean {
  return boot.protection.state === 'nothingKept';
}

/** The store cannot be read: signing in makes another, and the person is told what became of this one. */
function isOfStore({ code }: Failure): boolean {
  return code === 'storeDamaged' || code === 'storeWrongKey' || code === 'signedOut';
}
