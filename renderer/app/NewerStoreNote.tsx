import { ArrowUpCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from './text.tsx';
import '../components/FailureNote.css';

/** The store is one of a newer Seatwise: it stays said as long as that is so, for nothing can be saved. */
export function NewerStoreNote(): ReactNode {
  const say = useSay();
  return (
    <div className="note warn shell-note" role="alert">
      <ArrowUpCircle className="icon" aria-hidden="true" />
      <div className="note-text">
        <b>{say('newer.title')}</b> {say('newer.body')}
      </div>
    </div>
  );
}
