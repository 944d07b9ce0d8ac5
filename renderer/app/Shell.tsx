import { useEffect, type ReactNode } from 'react';
import type { Boot } from '../../shared/contract/ipcMain.ts';
import type { SessionView } from '../../shared/contract/view.ts';
import { selectDialog } from '../state/dialogs.ts';
import { selectDraftQuestion } from '../state/drafts.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { DamagedStoreNote } from './DamagedStoreNote.tsx';
import { NewerStoreNote } from './NewerStoreNote.tsx';
import { Announcer } from './Announcer.tsx';
import { useCommands } from './commands/useCommands.ts';
import { Download } from './Download.tsx';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';
import { PrintHead } from './PrintHead.tsx';
import { preloadScreens, Screen } from './Screen.tsx';
import { StatusBar } from './StatusBar.tsx';
import { loadable } from './loadable.tsx';
import { useSay } from './text.tsx';
import { Toasts } from './Toasts.tsx';
import './Shell.css';

const Dialogs = loadable(async () => (await import('./Dialogs.tsx')).Dialogs);
const DraftDialog = loadable(async () => (await import('./DraftDialog.tsx')).DraftDialog);

type ShellProps = Readonly<{ session: SessionView & { state: 'signedIn' }; boot: Boot }>;

/** The frame around every screen: who, where, and how things stand. */
export function Shell({ session, boot }: ShellProps): ReactNode {
  const say = useSay();
  const dialog = useApp(selectDialog);
  const draftQuestion = useApp(selectDraftQuestion);
  const { value: status } = useQuery('status.get', {});
  const isFirstDownload = status !== undefined && status.download !== null && status.lastSyncedAt === null;
  useEffect(preloadScreens, []);
  const isMac = boot.platform === 'darwin';
  useCommands(isMac);
  return (
    <div className="shell">
      <a className="skip" href="#content" onClick={focusContent}>
        {say('nav.skip')}
      </a>
      <Header account={session.account} boot={boot} />
      <Navigation needsAttention={status?.needsAttention ?? 0} />
      <main id="content" className="content" tabIndex={-1}>
        {session.newerStore && <NewerStoreNote />}
        {session.damagedStore && <DamagedStoreNote store={session.damagedStore} />}
        <PrintHead />
        <div className="content-screen">
          {isFirstDownload ? <Download status={status} kept={session.kept} /> : <Screen />}
        </div>
      </main>
      <StatusBar status={status} kept={session.kept} />
      <Toasts />
      <Announcer />
      {dialog !== null && <Dialogs dialog={dialog} session={session} isMac={isMac} />}
      {draftQuestion !== null && <DraftDialog />}
    </div>
  );
}

function focusContent(event: { preventDefault: () => void }): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('#content')?.focus();
}
