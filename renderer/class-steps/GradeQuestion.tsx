import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { ClassId } from '../../shared/contract/ids.ts';
import { updateClassDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { confirmGrades, type ClassDraft, type ProductLine } from './classDraft.ts';

type GradeQuestionProps = Readonly<{ classId: ClassId; line: ProductLine; draft: ClassDraft }>;

/** Asks whether a product is meant for students of other grades than it is made for. */
export function GradeQuestion({ classId, line: { product, outsideGrades }, draft }: GradeQuestionProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  if (outsideGrades === 0) return null;
  return (
    <div className="grade-warning">
      <span>{say('steps.products.grade', { product: product.name, count: outsideGrades })}</span>
      <Checkbox
        className="check"
        isSelected={draft.gradeConfirmed.has(product.id)}
        onChange={(isSelected) => updateClassDraft(store, classId, (now) => confirmGrades(now, product.id, isSelected))}
      >
        <span className="check-box">
          <Check aria-hidden="true" />
        </span>
        {say('steps.products.gradeConfirm')}
      </Checkbox>
    </div>
  );
}
