import { lazy, Suspense, type ReactNode } from 'react';
import type { SessionView } from '../../shared/contract/view.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { SignInAgain } from '../sign-in/SignInAgain.tsx';
import { SignOut } from '../sign-in/SignOut.tsx';

const ManageProducts = lazy(async () => ({
  default: (await import('../manage-products/ManageProducts.tsx')).ManageProducts,
}));
const ManageMany = lazy(async () => ({ default: (await import('../bulk/ManageMany.tsx')).ManageMany }));
const Palette = lazy(async () => ({ default: (await import('../palette/Palette.tsx')).Palette }));
const Results = lazy(async () => ({ default: (await import('../activity/Results.tsx')).Results }));
const ShortcutSheet = lazy(async () => ({ default: (await import('../palette/ShortcutSheet.tsx')).ShortcutSheet }));

const MoveTo = lazy(async () => ({ default: (await import('../board/MoveTo.tsx')).MoveTo }));
const DropPreview = lazy(async () => ({ default: (await import('../board/DropPreview.tsx')).DropPreview }));
const HeldSync = lazy(async () => ({ default: (await import('../roster-sync/HeldSync.tsx')).HeldSync }));
const PersonDialog = lazy(async () => ({ default: (await import('../people/PersonDialog.tsx')).PersonDialog }));
const PersonHistory = lazy(async () => ({
  default: (await import('../person-history/PersonHistory.tsx')).PersonHistory,
}));
const WipeDialog = lazy(async () => ({ default: (await import('../settings/WipeDialog.tsx')).WipeDialog }));

type DialogsProps = Readonly<{ dialog: OpenDialog; session: SessionView & { state: 'signedIn' }; isMac: boolean }>;

/** The dialog that is open. */
export function Dialogs({ dialog, session, isMac }: DialogsProps): ReactNode {
  switch (dialog.kind) {
    case 'manageProducts':
      return (
        <Suspense fallback={null}>
          <ManageProducts key={dialog.userId} {...dialog} kept={session.kept} />
        </Suspense>
      );
    case 'manageMany':
      return (
        <Suspense fallback={null}>
          <ManageMany many={dialog} kept={session.kept} />
        </Suspense>
      );
    case 'palette':
      return (
        <Suspense fallback={null}>
          <Palette commands={dialog.commands} isMac={isMac} />
        </Suspense>
      );
    case 'shortcuts':
      return (
        <Suspense fallback={null}>
          <ShortcutSheet isMac={isMac} />
        </Suspense>
      );
    case 'boardMove':
      return (
        <Suspense fallback={null}>
          <MoveTo move={dialog} />
        </Suspense>
      );
    case 'boardPreview':
      return (
        <Suspense fallback={null}>
          <DropPreview preview={dialog} />
        </Suspense>
      );
    case 'results':
      return (
        <Suspense fallback={null}>
          <Results changeSetId={dialog.changeSetId} />
        </Suspense>
      );
    case 'heldSync':
      return (
        <Suspense fallback={null}>
          <HeldSync syncId={dialog.syncId} source={dialog.source} />
        </Suspense>
      );
    case 'person':
      return (
        <Suspense fallback={null}>
          <PersonDialog key={dialog.userId ?? dialog.newId} dialog={dialog} />
        </Suspense>
      );
    case 'history':
      return (
        <Suspense fallback={null}>
          <PersonHistory userId={dialog.userId} />
        </Suspense>
      );
    case 'signOut':
      return <SignOut kept={session.kept} />;
    case 'wipe':
      return (
        <Suspense fallback={null}>
          <WipeDialog step={dialog.step} />
        </Suspense>
      );
    case 'signInAgain':
      return <SignInAgain session={session} />;
  }
}
