import type { ReactNode } from 'react';
import { useSay } from './text.tsx';
import './gate.css';

/** The moment before anything is known. It shows itself only when the moment grows long. */
export function Opening(): ReactNode {
  const say = useSay();
  return (
    <main className="opening" aria-busy="true">
      <h1 className="visually-hidden">{say('app.name')}</h1>
      <span className="mark" aria-hidden="true" />
      <output>{say('app.opening')}</output>
    </main>
  );
}
