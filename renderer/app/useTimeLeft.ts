import { useEffect, useRef, useState } from 'react';
import { useSay } from './text.tsx';
import { timeLeft, type Progress } from './timeLeft.ts';

/** How long the rest takes at the pace so far, in words; nothing while that cannot be said. */
export function useTimeLeft(rows: number, of: number): string {
  const say = useSay();
  const start = useRef<Progress | null>(null);
  const [text, setText] = useState('');
  useEffect(() => {
    const now: Progress = { rows, at: performance.now() };
    if (start.current === null || rows < start.current.rows) start.current = now;
    const left = timeLeft(start.current, now, of);
    if (left === null) setText('');
    else if (left.unit === 'minutes') setText(say('download.minutesLeft', { minutes: left.count }));
    else setText(say('download.secondsLeft', { seconds: left.count }));
  }, [rows, of, say]);
  return text;
}
