import { useMemo, type ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Check } from 'lucide-react';
import type { DropTarget } from '../../shared/board/dropIntents.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { Button } from '../components/Button.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { selectBoardFilter } from '../state/boardFilter.ts';
import { closeDialog, updateMove } from '../state/dialogs.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { boardEn } from '../app/messages/boardEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { MoveTarget } from './MoveTarget.tsx';
import { MoveToPerson } from './MoveToPerson.tsx';
import { columnNote, productName } from './dropNotes.ts';
import { columnMark } from './boardDrag.ts';
import { useDropNow } from './useDropNow.ts';
import { useTargets } from './useTargets.ts';
import '../components/Check.css';
import './MoveTo.css';

type MoveToProps = Readonly<{ move: OpenDialog & { kind: 'boardMove' } }>;

/** Move to…: everything a drag can do, without dragging. Each target says what moving there would do. */
export function MoveTo(props: MoveToProps): ReactNode {
  return (
    <ScreenText messages={boardEn}>
      <MoveToDialog {...props} />
    </ScreenText>
  );
}

function MoveToDialog({ move }: MoveToProps): ReactNode {
  const { source, name, keep, text } = move;
  const say = useSay();
  const { store } = useAppContext();
  const orgId = useApp(selectOrgId);
  const { grade, schoolClass, text: filter } = useApp(selectBoardFilter);
  const scope = useMemo(
    () => ({ orgId, grade, classId: schoolClass?.id ?? null, text: filter }),
    [orgId, grade, schoolClass, filter],
  );
  const { value: board } = useQuery('board.columns', scope);
  const columns = board?.columns ?? [];
  const targets = useTargets(source);
  const dropNow = useDropNow();
  const from = productName(columns, source.from);
  const what = say('board.students', { count: source.userIds.length, name });

  const dropOn = (target: DropTarget, to: string, other: string): void => {
    closeDialog(store);
    void dropNow({ source, target, keep: keep && target.kind === 'column', names: { from, to, name, other } });
  };
  return (
    <ModalFrame onClose={() => closeDialog(store)}>
      <ModalContent
        title={say('board.move.title', { what })}
        footer={<Button onClick={() => closeDialog(store)}>{say('common.cancel')}</Button>}
      >
        {source.from !== null && (
          <Checkbox
            className="check move-keep"
            isSelected={keep}
            onChange={(isSelected) => updateMove(store, { keep: isSelected })}
          >
            <span className="check-box">
              <Check aria-hidden="true" />
            </span>
            <bdi>{say('board.move.keep', { from })}</bdi>
          </Checkbox>
        )}
        <ul className="move-targets" aria-label={say('board.move.products')}>
          {columns.map((column) => {
            const productId = column.counts?.product.id ?? null;
            return (
              <MoveTarget
                key={columnMark(productId)}
                column={column}
                isHere={productId === source.from}
                note={columnNote(say, column, { source, name, keep }, from, targets)}
                onMove={() => dropOn({ kind: 'column', productId }, column.counts?.product.name ?? '', '')}
              />
            );
          })}
        </ul>
        {source.from !== null && source.userIds.length === 1 && (
          <MoveToPerson
            source={source}
            from={from}
            name={name}
            text={text}
            onMove={(userId, other) => dropOn({ kind: 'person', userId }, '', other)}
          />
        )}
      </ModalContent>
    </ModalFrame>
  );
}
