import { useMemo, type ReactNode } from 'react';
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
        <div className="card fill">
          {found.length > 0 && (
            <StudentProductsGrid classId={shown.id} students={found} draft={draft} filter={filter} />
          )}
        </div>
      </section>
      <WholeClass shown={shown} students={students} draft={draft} />
    </div>
  );
}
