import { HardDrive, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { SessionView } from '../../shared/contract/view.ts';
import { useSay } from './text.tsx';
import '../components/FailureNote.css';

type DamagedStore = NonNullable<Extract<SessionView, { state: 'signedIn' }>['damagedStore']>;

/** A store that could not be read was set aside: said once, with what became of the changes in it. */
export function DamagedStoreNote({ store }: Readonly<{ store: DamagedStore }>): ReactNode {
  const say = useSay();
  const [isRead, setRead] = useState(false);
  if (isRead) return null;
  const became = store.from === 'copy' && store.recovered > 0 ? 'damaged.fromCopy' : 'damaged.setAside';
  return (
    <div className="note warn shell-note" role="alert">
      <HardDrive className="icon" aria-hidden="true" />
      <div className="note-text">
        <b>{say('failure.storeDamaged')}</b> {say(became, { count: store.recovered })}
        <p className="note-detail">{say('failure.setAside', { detail: store.path })}</p>
      </div>
      <button type="button" className="icon-button" aria-label={say('toast.dismiss')} onClick={() => setRead(true)}>
        <X className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}
