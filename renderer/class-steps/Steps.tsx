import { useMemo, type ReactNode } from 'react';
import type { ClassDetails, StudentProducts } from '../../shared/contract/view.ts';
import { FailureNote } from '../components/FailureNote.tsx';
import { newClassSteps } from '../state/classSteps.ts';
import { stepsOf } from '../state/updateClassSteps.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { openForMany } from './classDraft.ts';
import { DetailsStep } from './DetailsStep.tsx';
import { ProductsStep } from './ProductsStep.tsx';
import { ReviewStep } from './ReviewStep.tsx';
import { SavedStep } from './SavedStep.tsx';
import { StepBar } from './StepBar.tsx';
import { StepList } from './StepList.tsx';
import { StudentsStep } from './StudentsStep.tsx';

const NOBODY: readonly StudentProducts[] = [];

/** The step that is shown, between the list of steps and what leads to the next. */
export function Steps({ shown }: Readonly<{ shown: ClassDetails }>): ReactNode {
  const say = useSay();
  const classId = shown.id;
  const kept = useApp((state) => stepsOf(state, classId));
  const steps = useMemo(() => kept ?? newClassSteps(classId), [kept, classId]);
  const { value, failure } = useQuery('classes.products', { classId });
  const students = useMemo(() => (value ? openForMany(value.students) : NOBODY), [value]);
  if (steps.saved !== null) return <SavedStep classId={classId} changeSetId={steps.saved} />;
  return (
    <>
      <StepList classId={classId} step={steps.step} />
      <section className="step-body" aria-label={say(`steps.${steps.step}`)}>
        {value === undefined && failure !== null && <FailureNote failure={failure} />}
        {step()}
      </section>
      {steps.step !== 'review' && <StepBar steps={steps} students={students} />}
    </>
  );

  function step(): ReactNode {
    switch (steps.step) {
      case 'details':
        return <DetailsStep shown={shown} steps={steps} />;
      case 'students':
        return <StudentsStep shown={shown} steps={steps} />;
      case 'products':
        return value && <ProductsStep shown={shown} students={students} draft={steps.draft} />;
      case 'review':
        return value && <ReviewStep shown={shown} students={students} steps={steps} />;
    }
  }
}
