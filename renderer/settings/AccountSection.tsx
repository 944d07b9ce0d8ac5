import type { ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { openDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { FirstSchool } from './FirstSchool.tsx';
import { Line, Section } from './Section.tsx';

/** Who is signed in, and where. */
export function AccountSection({ boot }: Readonly<{ boot: Boot }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: session } = useQuery('session.get', {});
  if (session?.state !== 'signedIn') return null;
  const { account, serverUrl, districtName } = session;
  return (
    <Section title={say('settings.account')}>
      <Line label={say('settings.signedInAs')}>
        <p>
          <bdi>{account.displayName}</bdi>
        </p>
        <p className="small">
          <bdi>{account.email}</bdi> · {say(`role.${account.role}`)}
        </p>
      </Line>
      <Line label={say('settings.district')}>
        <bdi>{districtName}</bdi>
      </Line>
      <Line label={say('settings.server')} hint={say('settings.server.hint')}>
        <span className="settings-path">{serverUrl}</span>
      </Line>
      <FirstSchool boot={boot} />
      <Line label={say('account.signOut')} hint={say('settings.signOut.hint')}>
        <Button onClick={() => openDialog(store, { kind: 'signOut' })}>{say('account.signOut')}</Button>
      </Line>
    </Section>
  );
}
