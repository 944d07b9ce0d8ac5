import { UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { UserId } from '../../shared/contract/ids.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { dismissDialog } from '../state/drafts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { usersEn } from '../app/messages/usersEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import type { Draft } from './draft.ts';
import { ManageProductsForm } from './ManageProductsForm.tsx';

const messages = { ...usersEn, ...rosterSyncEn };

type ManageProductsProps = Readonly<{ of: 'student' | 'educator'; userId: UserId; draft: Draft; kept: boolean }>;

/** Manage Student Products, or Manage User Products for an educator: what one person holds, to be removed, replaced or added to. */
export function ManageProducts(props: ManageProductsProps): ReactNode {
  return (
    <ScreenText messages={messages}>
      <ManageProductsDialog {...props} />
    </ScreenText>
  );
}

function ManageProductsDialog({ of, userId, draft, kept }: ManageProductsProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: shown, failure } = useQuery('users.products', { userId });
  const close = (): void => closeDialog(store);
  return (
    <ModalFrame onClose={() => dismissDialog(store)}>
      {shown ? (
        <ManageProductsForm {...shown} draft={draft} kept={kept} />
      ) : (
        <ModalContent
          title={say(of === 'student' ? 'manage.title' : 'users.manage')}
          footer={<Button onClick={close}>{say(shown === null ? 'common.close' : 'common.cancel')}</Button>}
        >
          {shown === null && (
            <EmptyState
              icon={<UserX />}
              title={say(of === 'student' ? 'manage.gone.title' : 'users.manage.gone.title')}
              body={say('manage.gone.body')}
            />
          )}
          {shown === undefined && failure !== null && <FailureNote failure={failure} />}
          {shown === undefined && failure === null && <div className="manage-waiting" aria-busy="true" />}
        </ModalContent>
      )}
    </ModalFrame>
  );
}
