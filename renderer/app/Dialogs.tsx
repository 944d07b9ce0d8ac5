import type { ReactNode } from 'react';
import type { SessionView } from '../../shared/contract/view.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { SignInAgain } from '../sign-in/SignInAgain.tsx';
import { SignOut } from '../sign-in/SignOut.tsx';
import { loadable } from './loadable.tsx';

const ManageProducts = loadable(async () => (await import('../manage-products/ManageProducts.tsx')).ManageProducts);
const ManageMany = loadable(async () => (await import('../bulk/ManageMany.tsx')).ManageMany);
const Palette = loadable(async () => (await import('../palette/Palette.tsx')).Palette);
const Results = loadable(async () => (await import('../activity/Results.tsx')).Results);
const ShortcutSheet = loadable(async () => (await import('../palette/ShortcutSheet.tsx')).ShortcutSheet);

const MoveTo = loadable(async () => (await import('../board/MoveTo.tsx')).MoveTo);
const DropPreview = loadable(async () => (await import('../board/DropPreview.tsx')).DropPreview);
const HeldSync = loadable(async () => (await import('../roster-sync/HeldSync.tsx')).HeldSync);
const PersonDialog = loadable(async () => (await import('../people/PersonDialog.tsx')).PersonDialog);
const PersonHistory = loadable(async () => (await import('../person-history/PersonHistory.tsx')).PersonHistory);
const RosterUpload = loadable(async () => (await import('../import/RosterUpload.tsx')).RosterUpload);
const WipeDialog = loadable(async () => (await import('../settings/WipeDialog.tsx')).WipeDialog);

type DialogsProps = Readonly<{ dialog: OpenDialog; session: SessionView & { state: 'signedIn' }; isMac: boolean }>;

/** The dialog that is open. */
export function Dialogs({ dialog, session, isMac }: DialogsProps): ReactNode {
  switch (dialog.kind) {
    case 'manageProducts':
      return <ManageProducts key={dialog.userId} {...dialog} kept={session.kept} />;
    case 'manageMany':
      return <ManageMany many={dialog} kept={session.kept} />;
    case 'palette':
      return <Palette commands={dialog.commands} isMac={isMac} />;
    case 'shortcuts':
      return <ShortcutSheet isMac={isMac} />;
    case 'boardMove':
      return <MoveTo move={dialog} />;
    case 'boardPreview':
      return <DropPreview preview={dialog} />;
    case 'results':
      return <Results changeSetId={dialog.changeSetId} />;
    case 'heldSync':
      return <HeldSync syncId={dialog.syncId} source={dialog.source} />;
    case 'person':
      return <PersonDialog key={dialog.userId ?? dialog.newId} dialog={dialog} />;
    case 'history':
      return <PersonHistory userId={dialog.userId} />;
    case 'rosterUpload':
      return <RosterUpload upload={dialog} />;
    case 'signOut':
      return <SignOut kept={session.kept} />;
    case 'wipe':
      return <WipeDialog step={dialog.step} />;
    case 'signInAgain':
      return <SignInAgain session={session} />;
  }
}
