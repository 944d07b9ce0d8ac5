import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import type { Practice } from './usePractice.ts';
import './PracticeCard.css';

type PracticeCardProps = Readonly<{ practice: Practice; onUse: () => void }>;

/** An account to try the app with, where the server has one. */
export function PracticeCard({ practice, onUse }: PracticeCardProps): ReactNode {
  const say = useSay();
  return (
    <section className="practice" aria-labelledby="practice-title">
      <h2 id="practice-title">{say('signIn.practice.title')}</h2>
      <p>{practice.note}</p>
      <dl>
        <dt>{say('signIn.email')}</dt>
        <dd>{practice.email}</dd>
        <dt>{say('signIn.password')}</dt>
        <dd>{practice.password}</dd>
      </dl>
      <Button onClick={onUse}>{say('signIn.practice.use')}</Button>
    </section>
  );
}
