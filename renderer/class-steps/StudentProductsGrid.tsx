import { Undo2 } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { StudentProducts } from '../../shared/contract/view.ts';
import type { useFilter } from '../classes/useFilter.ts';
import type { GridColumn } from '../components/GridRow.tsx';
import { PagedGrid } from '../components/PagedGrid.tsx';
import type { AppStore } from '../state/appStore.ts';
import { updateClassDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { shortGradeText } from '../app/grades.ts';
import { useSay, type Say } from '../app/text.tsx';
import { draftOf, forgetStudent, setHeld, type ClassDraft } from './classDraft.ts';
import { ProductToggle } from './ProductToggle.tsx';

/** So many products have room for their names, where the window is wide. */
const FEW = 4;
/** More than so many are scrolled through. */
const MANY = 9;

type StudentProductsGridProps = Readonly<{
  classId: ClassId;
  students: readonly StudentProducts[];
  draft: ClassDraft;
  filter: ReturnType<typeof useFilter>;
}>;

/** Students and their products: each product a switch, with what is set and not saved marked. */
export function StudentProductsGrid({ classId, students, draft, filter }: StudentProductsGridProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  // Where all are in one grade, the room is for their products.
  const withGrade = new Set(students.map(({ person }) => person.grade)).size > 1;
  const columns = useMemo(
    () => columnsOf(say, store, classId, draft).filter(({ id }) => withGrade || id !== 'grade'),
    [say, store, classId, draft, withGrade],
  );
  return (
    <PagedGrid
      label={say('steps.products')}
      className={withGrade ? 'step-products with-grade' : 'step-products'}
      columns={columns}
      total={students.length}
      rowAt={(index) => students[index]}
      rowKey={studentKey}
      loadingText={say('students.loading')}
      onWindow={() => undefined}
      resetKey={filter.text}
      place={filter.place}
      onLeave={filter.onLeave}
      onEnter={focusOnProducts}
    />
  );
}

const studentKey = ({ person }: StudentProducts): string => person.userId;

/** Enter on a row leads to what can be set in it. */
function focusOnProducts(): void {
  document.activeElement?.querySelector<HTMLElement>('.product-toggle')?.focus();
}

function columnsOf(
  say: Say,
  store: AppStore,
  classId: ClassId,
  draft: ClassDraft,
): readonly GridColumn<StudentProducts>[] {
  const fullName = ({ person }: StudentProducts): string =>
    say('person.fullName', { given: person.givenName, family: person.familyName });
  return [
    {
      id: 'student',
      header: say('students.column.student'),
      render: ({ person }) => (
        <b title={say('person.name', { family: person.familyName, given: person.givenName })}>
          <bdi>{say('person.name', { family: person.familyName, given: person.givenName })}</bdi>
        </b>
      ),
    },
    { id: 'grade', header: say('students.column.grade'), render: ({ person }) => shortGradeText(say, person.grade) },
    {
      id: 'products',
      header: say('students.column.products'),
      render: (student) => (
        <span
          className="product-toggles"
          data-few={student.choices.length <= FEW || undefined}
          data-many={student.choices.length > MANY || undefined}
        >
          {student.choices.map((choice) => (
            <ProductToggle
              key={choice.product.id}
              choice={choice}
              draft={draftOf(draft, student.person.userId)}
              name={fullName(student)}
              onSet={(held) =>
                updateClassDraft(store, classId, (now) => setHeld(now, student, choice.product.id, held))
              }
            />
          ))}
        </span>
      ),
    },
    {
      id: 'changes',
      header: say('steps.products.column.changes'),
      headerHidden: true,
      render: (student) => {
        const { userId } = student.person;
        if (!draft.wanted.has(userId)) return null;
        return (
          <button
            type="button"
            className="icon-button"
            tabIndex={-1}
            title={say('steps.products.keep')}
            aria-label={say('steps.products.keepFor', { name: fullName(student) })}
            onClick={() => updateClassDraft(store, classId, (now) => forgetStudent(now, userId))}
          >
            <Undo2 className="icon" aria-hidden="true" />
          </button>
        );
      },
    },
  ];
}
