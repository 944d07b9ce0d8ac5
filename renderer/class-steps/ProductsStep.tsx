import { useMemo, type CSSProperties, type ReactNode } from 'react';
import type { ClassDetails, StudentProducts } from '../../shared/contract/view.ts';
import { SearchField } from '../components/SearchField.tsx';
import { useFilter } from '../classes/useFilter.ts';
import { useSay } from '../app/text.tsx';
import type { ClassDraft } from './classDraft.ts';
import { findStudents } from './findStudents.ts';
import { StudentProductsGrid } from './StudentProductsGrid.tsx';
import { WholeClass } from './WholeClass.tsx';

type ProductsStepProps = Readonly<{
  shown: ClassDetails;
  students: readonly StudentProducts[];
  draft: ClassDraft;
}>;

/** Manage Student Products: for the whole class at once, and for single students. */
export function ProductsStep({ shown, students, draft }: ProductsStepProps): ReactNode {
  const say = useSay();
  const filter = useFilter();
  const found = useMemo(() => findStudents(students, filter.text), [students, filter.text]);
  if (students.length === 0) return <p className="small">{say('steps.products.none')}</p>;
  return (
    <div className="step-columns">
      <section className="step-main" aria-label={say('steps.products.students')}>
        <div className="toolbar">
          <SearchField
            label={say('students.filter')}
            hint={say('students.filter')}
            clearLabel={say('students.filter.clear')}
            value={filter.text}
            onChange={filter.setText}
          />
          <output className="small">
            {say(filter.text === '' ? 'students.count' : 'students.countFound', { count: found.length })}
          </output>
        </div>
        <div className="card fill" style={sizeOf(students)}>
          {found.length > 0 && (
            <StudentProductsGrid classId={shown.id} students={found} draft={draft} filter={filter} />
          )}
        </div>
      </section>
      <WholeClass shown={shown} students={students} draft={draft} />
    </div>
  );
}

/** What the style sheet must know to give the switches their room: how many there are, and how long their codes. */
function sizeOf(students: readonly StudentProducts[]): CSSProperties {
  const most = students.reduce<StudentProducts['choices']>(
    (longest, { choices }) => (choices.length > longest.length ? choices : longest),
    [],
  );
  const letters = most.reduce((longest, { product }) => Math.max(longest, product.code.length), 2);
  return { '--toggles': most.length, '--letters': letters } as CSSProperties;
}
