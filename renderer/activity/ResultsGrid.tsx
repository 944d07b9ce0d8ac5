import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { SetResult } from '../../shared/contract/changeSets.ts';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import { usePagedRows } from '../state/usePagedRows.ts';
import { useSay, type Say } from '../app/text.tsx';
import { changeSentence } from './changeSentence.ts';
import { stateSentence } from './setSentence.ts';
import './Activity.css';

/** What became of each change of a set. */
export function ResultsGrid({ changeSetId }: Readonly<{ changeSetId: ChangeSetId }>): ReactNode {
  const say = useSay();
  const rows = usePagedRows('changeSets.results', { changeSetId });
  const columns = useMemo(() => resultColumns(say), [say]);
  return (
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
