import { lazy, Suspense, type ReactNode } from 'react';
import type { SessionView } from '../../shared/contract/view.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { SignInAgain } from '../sign-in/SignInAgain.tsx';
import { SignOut } from '../sign-in/SignOut.tsx';

const ManageProducts = lazy(async () => ({
  default: (await import('../manage-products/ManageProducts.tsx')).ManageProducts,
}));

type DialogsProps = Readonly<{ dialog: OpenDialog; session: SessionView & { state: 'signedIn' } }>;

/** The dialog that is open. */
export function Dialogs({ dialog, session }: DialogsProps): ReactNode {
  switch (dialog.kind) {
    case 'manageProducts':
      return (
        <Suspense fallback={null}>
          <ManageProducts key={dialog.userId} userId={dialog.userId} draft={dialog.draft} kept={session.kept} />
        </Suspense>
      );
    case 'signOut':
      return <SignOut kept={session.kept} />;
    case 'signInAgain':
      return <SignInAgain session={session} />;
  }
}
