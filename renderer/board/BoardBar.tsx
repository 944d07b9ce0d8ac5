import { MoveRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { filterBoard, selectBoardFilter } from '../state/boardFilter.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type BoardBarProps = Readonly<{
  people: number;
  selected: number;
  /** The name of the column of what is selected. */
  column: string;
  onMove: () => void;
}>;

/** Above the columns: type to filter, what is selected, and the way to move it without dragging. */
export function BoardBar({ people, selected, column, onMove }: BoardBarProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { text } = useApp(selectBoardFilter);
  return (
    <div className="toolbar board-bar">
      <SearchField
        label={say('board.filter')}
        hint={say('board.filter')}
        clearLabel={say('students.filter.clear')}
        value={text}
        onChange={(typed) => filterBoard(store, { text: typed })}
      />
      <output className="small">
        {selected > 0 ? say('board.selected', { count: selected, column }) : say('board.cards', { count: people })}
      </output>
      <Button unavailable={selected === 0} aria-keyshortcuts="M" onClick={onMove}>
        <MoveRight className="icon" aria-hidden="true" />
        {say('board.moveTo')} <kbd className="kbd">M</kbd>
      </Button>
    </div>
  );
}
