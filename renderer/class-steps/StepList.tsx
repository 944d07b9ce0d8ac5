import { Check } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import { classStepNames, type ClassStep } from '../state/classSteps.ts';
import { updateClassSteps } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type StepListProps = Readonly<{ classId: ClassId; step: ClassStep }>;

/** The steps: those behind, the one that is shown, and those to come. Each can be gone to. */
export function StepList({ classId, step }: StepListProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const here = classStepNames.indexOf(step);
  const current = useFocusOnStep(step);
  return (
    <nav aria-label={say('steps.nav')}>
      <ol className="step-list">
        {classStepNames.map((name, at) => (
          <li key={name} className={at < here ? 'step-done' : ''}>
            <button
              ref={at === here ? current : undefined}
              type="button"
              className="step"
              aria-current={at === here ? 'step' : undefined}
              onClick={() => updateClassSteps(store, classId, { step: name })}
            >
              <span className="step-sign" aria-hidden="true">
                {at < here ? <Check className="icon" /> : at + 1}
              </span>
              <span>{say(`steps.${name}`)}</span>
              {at < here && <span className="visually-hidden">, {say('steps.done')}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A step that was gone to is read out: the focus goes to its name, from where Tab leads into it. */
function useFocusOnStep(step: ClassStep) {
  const current = useRef<HTMLButtonElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current === step) return;
    shown.current = step;
    current.current?.focus();
  }, [step]);
  return current;
}
