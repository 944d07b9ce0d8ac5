import type { ReactNode } from 'react';
import { useTimeLeft } from '../app/useTimeLeft.ts';
import { useSay } from '../app/text.tsx';
import '../components/ProgressBar.css';

/** How far long work is that is on its way to the server. */
export function SendingBar({ done, of }: Readonly<{ done: number; of: number }>): ReactNode {
  const say = useSay();
  const left = useTimeLeft(done, of);
  return (
    <div className="sending-bar">
      <progress className="progress-bar" aria-label={say('sending.label')} max={of} value={done} />
      <p className="small sending-words">
        <span>{say('sending.count', { done, of })}</span>
        <span>{left}</span>
      </p>
    </div>
  );
}
