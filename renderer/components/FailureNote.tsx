import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Failure } from '../state/serviceClient.ts';
import { useSay } from '../app/text.tsx';
import './FailureNote.css';

type FailureNoteProps = Readonly<{ failure: Failure; children?: ReactNode }>;

/** What went wrong, that nothing is lost, and what to do now. Read out as soon as it appears. */
export function FailureNote({ failure, children }: FailureNoteProps): ReactNode {
  const say = useSay();
  return (
    <div className="note bad" role="alert">
      <TriangleAlert className="icon" aria-hidden="true" />
      <div className="note-text">
        <b>{say(`failure.${failure.code}`)}</b> <span>{say(`failure.${failure.code}.next`)}</span>
        {failure.detail !== null && (
          <p className="note-detail">{say('failure.setAside', { detail: failure.detail })}</p>
        )}
        {children}
      </div>
    </div>
  );
}
