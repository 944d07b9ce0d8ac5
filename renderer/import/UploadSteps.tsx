import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';

const steps = ['file', 'preview', 'result'] as const;

/** Where in the upload the person is. */
export function UploadSteps({ step }: Readonly<{ step: (typeof steps)[number] }>): ReactNode {
  const say = useSay();
  return <output>{say(`upload.step.${step}`, { number: steps.indexOf(step) + 1, total: steps.length })}</output>;
}
