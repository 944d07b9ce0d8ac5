import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { SetResult } from '../../shared/contract/changeSets.ts';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import { Button } from '../components/Button.tsx';
import type { GridColumn } from '../components/GridRow.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useQuery } from '../state/useQuery.ts';
import { activityEn } from '../app/messages/activityEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay, type Say } from '../app/text.tsx';
import { changeSentence } from './changeSentence.ts';
import { countsSentence, stateSentence } from './setSentence.ts';
import { useResultsCsv } from './useResultsCsv.ts';
import './Activity.css';

/** What became of everybody in a set. */
export function Results(props: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  return (
    <ScreenText messages={activityEn}>
      <ResultsDialog {...props} />
    </ScreenText>
  );
}

function ResultsDialog({ changeSetId }: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const rows = usePagedRows('changeSets.results', { changeSetId });
  const { value } = useQuery('changeSets.results', { changeSetId, offset: 0, limit: 1 });
  const set = value?.set ?? null;
  const columns = useMemo(() => resultColumns(say), [say]);
  const downloadCsv = useResultsCsv(changeSetId, set?.label ?? '');
  const close = (): void => closeDialog(store);
  const title = set === null ? say('results.title') : say(`activity.kind.${set.kind}`, { what: set.label });
  return (
    <ModalFrame width="wide" onClose={close}>
      <ModalContent
        title={title}
        sub={<p>{set === null ? '\u00a0' : countsSentence(say, set)}</p>}
        footer={
          <>
            <Button onClick={() => void downloadCsv()}>{say('results.csv')}</Button>
            <Button kind="primary" onClick={close}>
              {say('common.close')}
            </Button>
          </>
        }
      >
        <div className="results-grid-frame" style={{ '--rows': rows.total ?? 1 } as CSSProperties}>
          {rows.total !== null && (
            <PagedGrid
              label={say('results.title')}
              className="results-grid"
              columns={columns}
              total={rows.total}
              rowAt={rows.rowAt}
              rowKey={resultKey}
              loadingText={say('results.loading')}
              onWindow={rows.onWindow}
              resetKey={changeSetId}
              place={{ scrollTop: 0, activeIndex: 0 }}
              onLeave={() => undefined}
              onEnter={() => undefined}
            />
          )}
        </div>
      </ModalContent>
    </ModalFrame>
  );
}

/** A set holds each change once. */
const resultKey = ({ intent, state }: SetResult): string => JSON.stringify([intent, state]);

function resultColumns(say: Say): readonly GridColumn<SetResult>[] {
  return [
    {
      id: 'change',
      header: say('results.column.change'),
      render: (row) => <bdi title={resultTitle(say, row)}>{resultTitle(say, row)}</bdi>,
    },
    { id: 'outcome', header: say('results.column.state'), render: (row) => stateSentence(say, row) },
    {
      id: 'reason',
      header: say('results.column.reason'),
      render: ({ reason }) =>
        reason === null ? '' : <span title={say(`reason.${reason}`)}>{say(`reason.${reason}`)}</span>,
    },
  ];
}

/** What was to happen to whom. */
function resultTitle(say: Say, { intent, userNames, products }: SetResult): string {
  return changeSentence(say, 'change', intent, {
    person: (userId) => userNames[userId],
    product: (productId) => products[productId]?.name,
  });
}
