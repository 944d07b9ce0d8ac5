import { PackageOpen } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { Topic } from '../../shared/contract/ipcService.ts';
import { ResultsContent } from '../activity/Results.tsx';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import type { OpenDialog } from '../state/appStore.ts';
import { closeDialog } from '../state/dialogs.ts';
import { dismissDialog } from '../state/drafts.ts';
import { useAnswer } from '../state/useAnswer.ts';
import { useAppContext } from '../state/useApp.ts';
import { activityEn } from '../app/messages/activityEn.ts';
import { bulkEn } from '../app/messages/bulkEn.ts';
import { changePreviewEn } from '../app/messages/changePreviewEn.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { ManageManyForm } from './ManageManyForm.tsx';
import './Bulk.css';

const messages = { ...activityEn, ...bulkEn, ...changePreviewEn, ...rosterSyncEn };

const TOPICS: readonly Topic[] = ['roster', 'licenses'];

type ManageManyProps = Readonly<{ many: OpenDialog & { kind: 'manageMany' }; kept: boolean }>;

/** The products of everybody selected: each to be given, removed or swapped, counted before it is saved as one. */
export function ManageMany(props: ManageManyProps): ReactNode {
  return (
    <ScreenText messages={messages}>
      <ManageManyDialog {...props} />
    </ScreenText>
  );
}

function ManageManyDialog({ many, kept }: ManageManyProps): ReactNode {
  const { store } = useAppContext();
  return (
    <ModalFrame width="wide" onClose={() => dismissDialog(store)}>
      {many.saved === null ? <BeforeSaving many={many} kept={kept} /> : <ResultsContent changeSetId={many.saved} />}
    </ModalFrame>
  );
}

function BeforeSaving({ many, kept }: ManageManyProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { userIds } = many;
  const params = useMemo(() => ({ userIds: [...userIds] }), [userIds]);
  const { value: shown, failure } = useAnswer('bulk.products', params, TOPICS);
  if (shown !== null && shown.lines.length > 0) return <ManageManyForm many={many} shown={shown} kept={kept} />;
  return (
    <ModalContent
      title={say(`bulk.title.${many.of}`, { count: userIds.length })}
      footer={<Button onClick={() => closeDialog(store)}>{say('common.close')}</Button>}
    >
      {failure !== null && <FailureNote failure={failure} />}
      {failure === null && shown === null && <div className="many-waiting" aria-busy="true" />}
      {shown !== null && (
        <EmptyState icon={<PackageOpen />} title={say('bulk.none.title')} body={say('bulk.none.body')} />
      )}
    </ModalContent>
  );
}
