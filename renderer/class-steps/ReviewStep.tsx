import { PackageOpen } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import type { ClassDetails, StudentProducts } from '../../shared/contract/view.ts';
import { GradeQuestion } from '../change-preview/GradeQuestion.tsx';
import { PreviewCounts } from '../change-preview/PreviewCounts.tsx';
import { ShortChoice } from '../change-preview/ShortChoice.tsx';
import { useChangePreview } from '../change-preview/useChangePreview.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import type { ClassSteps } from '../state/classSteps.ts';
import { updateClassDraft, updateClassSteps } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { classIntents, confirmGrades, productLines } from './classDraft.ts';
import { PoolLine } from './PoolLine.tsx';
import { ReviewGrid } from './ReviewGrid.tsx';
import { StepBar } from './StepBar.tsx';
import { touchedProducts } from './touchedProducts.ts';
import { useSaveClass } from './useSaveClass.ts';
import '../change-preview/ChangePreview.css';

type ReviewStepProps = Readonly<{
  shown: ClassDetails;
  students: readonly StudentProducts[];
  steps: ClassSteps;
}>;

/** Everything that would be changed, with what would become of it, before it is saved and confirmed. */
export function ReviewStep({ shown, students, steps }: ReviewStepProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { draft, mode } = steps;
  const intents = classIntents(students, draft);
  if (intents.length > 0) return <Review shown={shown} students={students} steps={steps} />;
  return (
    <>
      <EmptyState icon={<PackageOpen />} title={say('steps.review.empty.title')} body={say('steps.review.empty.body')}>
        <Button onClick={() => updateClassSteps(store, shown.id, { step: 'products', mode })}>
          {say('steps.review.empty.go')}
        </Button>
      </EmptyState>
      <StepBar steps={steps} students={students} />
    </>
  );
}

function Review({ shown, students, steps }: ReviewStepProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { draft, mode } = steps;
  const intents = useMemo(() => classIntents(students, draft), [students, draft]);
  const { value: known, failure: notKnown, isCurrent } = useChangePreview(intents, mode);
  const { save, isSaving, failure } = useSaveClass(shown, intents, mode);
  const problem = failure ?? notKnown;
  const touched = touchedProducts(intents);
  const lines = productLines(students, draft).filter(({ product }) => touched.has(product.id));
  const isBlocked = mode === 'allOrNothing' && known !== null && known.counts.refuse > 0;
  const isReady = isCurrent && known !== null && known.counts.apply + known.counts.wait > 0 && !isBlocked && !isSaving;
  return (
    <>
      {problem !== null && <FailureNote failure={problem} />}
      <div className="step-columns">
        <section className="step-main" aria-label={say('steps.review.list')}>
          <ReviewGrid students={students} intents={intents} known={known} />
        </section>
        <section className="card step-side" aria-labelledby="in-sum">
          <h2 id="in-sum">{say('steps.review.sum')}</h2>
          <PreviewCounts known={known} isBlocked={isBlocked} unit="changes" />
          <ul>
            {lines.map((line) => (
              <li key={line.product.id} className="class-product">
                <div className="class-product-head">
                  <ProductChip product={line.product} />
                  <PoolLine orgId={shown.orgId} line={line} />
                </div>
                <GradeQuestion
                  product={line.product.name}
                  count={line.outsideGrades}
                  isConfirmed={draft.gradeConfirmed.has(line.product.id)}
                  onChange={(isConfirmed) =>
                    updateClassDraft(store, shown.id, (now) => confirmGrades(now, line.product.id, isConfirmed))
                  }
                />
              </li>
            ))}
          </ul>
          {known !== null && (known.counts.refuse > 0 || mode !== 'fit') && (
            <ShortChoice
              mode={mode}
              canWait={known.couldWait > 0 || mode === 'wait'}
              onChange={(next) => updateClassSteps(store, shown.id, { mode: next })}
            />
          )}
        </section>
      </div>
      <StepBar
        steps={steps}
        students={students}
        last={
          <Button kind="primary" unavailable={!isReady} onClick={() => void save()}>
            {say(isSaving ? 'steps.saving' : 'steps.save')}
          </Button>
        }
      />
    </>
  );
}
