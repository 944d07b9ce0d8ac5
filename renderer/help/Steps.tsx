import type { ReactNode } from 'react';
import { Marked } from './Marked.tsx';

/** What to do, one after the other. */
export function Steps({ steps }: Readonly<{ steps: readonly string[] }>): ReactNode {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li key={step}>
          <span>
            <Marked text={step} />
          </span>
        </li>
      ))}
    </ol>
  );
}
