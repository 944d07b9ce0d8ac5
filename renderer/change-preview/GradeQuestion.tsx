import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { useSay } from '../app/text.tsx';
import '../components/Check.css';
import './ChangePreview.css';

type GradeQuestionProps = Readonly<{
  product: string;
  /** How many students are outside the grades it is made for. */
  count: number;
  isConfirmed: boolean;
  onChange: (isConfirmed: boolean) => void;
}>;

/** Asks whether a product is meant for students of other grades than it is made for. */
export function GradeQuestion({ product, count, isConfirmed, onChange }: GradeQuestionProps): ReactNode {
  const say = useSay();
  if (count === 0) return null;
  return (
    <div className="preview-part">
      <p>{say('changePreview.grade', { count, product })}</p>
      <Checkbox className="check" isSelected={isConfirmed} onChange={onChange}>
        <span className="check-box">
          <Check aria-hidden="true" />
        </span>
        {say('changePreview.gradeConfirm')}
      </Checkbox>
    </div>
  );
}
