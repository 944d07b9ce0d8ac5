import { Columns3 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { BoardScope } from '../../shared/contract/board.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useShownOrg } from '../components/useShownOrg.ts';
import { filterBoard, selectBoardFilter } from '../state/boardFilter.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { boardEn } from '../app/messages/boardEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { NO_BOARD_FILTER } from './boardFilter.ts';
import { BoardFilters } from './BoardFilters.tsx';
import { Columns } from './Columns.tsx';
import './Board.css';

/** More students than this are no board any more, but a haystack. */
const MOST_STUDENTS = 20_000;

/** The License Board: licenses are moved by dragging people between columns, or with Move to… */
export function Board(): ReactNode {
  return (
    <ScreenText messages={boardEn}>
      <BoardScreen />
    </ScreenText>
  );
}

function BoardScreen(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const { grade, schoolClass, text } = useApp(selectBoardFilter);
  const classId = schoolClass?.id ?? null;
  const scope = useMemo<BoardScope>(() => ({ orgId, grade, classId, text }), [orgId, grade, classId, text]);
  const isTooMany = (org?.students ?? 0) > MOST_STUDENTS && grade === null && classId === null;
  return (
    <div className="screen board">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('board.title')}</ScreenTitle>
          <p className="small">{say('board.sub')}</p>
        </div>
        <BoardFilters />
      </div>
      {isTooMany ? (
        <EmptyState
          icon={<Columns3 />}
          title={say('board.many.title')}
          body={say('board.many.body', { count: org?.students ?? 0 })}
        />
      ) : (
        <ScopedBoard scope={scope} />
      )}
    </div>
  );
}

function ScopedBoard({ scope }: Readonly<{ scope: BoardScope }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: board, failure } = useQuery('board.columns', scope);
  if (board === undefined) return failure ? <FailureNote failure={failure} /> : null;
  // What was typed must stay to be altered.
  if (board.people > 0 || scope.text !== '') return <Columns board={board} scope={scope} />;
  return (
    <EmptyState icon={<Columns3 />} title={say('board.empty.title')} body={say('board.empty.body')}>
      <Button onClick={() => filterBoard(store, NO_BOARD_FILTER)}>{say('board.empty.all')}</Button>
    </EmptyState>
  );
}
