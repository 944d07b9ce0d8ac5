import type { ReactNode } from 'react';
import { GRADES } from '../../shared/roster/grades.ts';
import { filterBoard, selectBoardFilter } from '../state/boardFilter.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { ChoiceButton, type Choice } from './ChoiceButton.tsx';

const ALL = 'all';

/** A menu longer than this is none; by then a school is to be chosen first. */
const MOST_CLASSES = 200;

/** A grade, a class. The school is chosen at the top left, as for every screen. */
export function BoardFilters(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const orgId = useApp(selectOrgId);
  const { grade, schoolClass } = useApp(selectBoardFilter);
  const { value: classes } = useQuery('classes.list', { orgId, text: '', offset: 0, limit: MOST_CLASSES });
  const rows = classes?.rows ?? [];
  const isWhole = classes !== undefined && classes.total === rows.length;
  const taught = new Set(isWhole ? rows.flatMap(({ grades }) => grades) : []);
  const grades = GRADES.filter((each) => taught.size === 0 || taught.has(each) || each === grade);
  const ofGrade = rows.filter(({ grades: theirs }) => grade === null || theirs.includes(grade));
  const gradeChoices: readonly Choice[] = [
    { id: ALL, name: say('board.grade.all') },
    ...grades.map((id) => ({ id, name: gradeText(say, id) })),
  ];
  const classChoices: readonly Choice[] = [
    { id: ALL, name: say('board.class.all') },
    ...ofGrade.map(({ id, title }) => ({ id: `c${id}`, name: title })),
  ];
  const chooseClass = (id: string): void => {
    const chosen = ofGrade.find((row) => `c${row.id}` === id);
    filterBoard(store, { schoolClass: chosen ? { id: chosen.id, title: chosen.title } : null });
  };
  return (
    <div className="board-filters">
      <ChoiceButton
        label={say('board.grade')}
        choices={gradeChoices}
        chosen={grade ?? ALL}
        name={grade === null ? say('board.grade.all') : gradeText(say, grade)}
        onChoose={(id) => filterBoard(store, { grade: GRADES.find((each) => each === id) ?? null, schoolClass: null })}
      />
      <ChoiceButton
        label={say('board.class')}
        choices={classChoices}
        chosen={schoolClass === null ? ALL : `c${schoolClass.id}`}
        name={schoolClass?.title ?? say('board.class.all')}
        more={classes !== undefined && !isWhole ? say('board.class.more') : null}
        onChoose={chooseClass}
      />
    </div>
  );
}
