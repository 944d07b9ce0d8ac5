import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { ChangeSetId } from '../../shared/contract/ids.ts';
import { useUndoSet } from './useUndoSet.ts';
import type { Toast } from '../state/appStore.ts';
import { dismissToast, selectToasts, TOAST_LIFE } from '../state/toasts.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useSay } from './text.tsx';
import './Toasts.css';

/** Short sentences about what was just done. The announcer reads them out; here they are to be seen. */
export function Toasts(): ReactNode {
  const say = useSay();
  const toasts = useApp(selectToasts);
  if (toasts.length === 0) return null;
  return (
    <section className="toasts" aria-label={say('toast.region')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: Readonly<{ toast: Toast }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  // Whoever points at it or stands in it is still reading.
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(store, toast.id), TOAST_LIFE);
    return () => clearTimeout(timer);
  }, [store, toast.id, isHeld]);
  const Icon = toast.tone === 'done' ? CircleCheck : CircleAlert;
  return (
    <div
      className="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className="icon" aria-hidden="true" />
      <span>{toast.text}</span>
      {toast.undo !== null && <UndoButton toast={toast} changeSetId={toast.undo} />}
      <button
        type="button"
        className="toast-close"
        aria-label={say('toast.dismiss')}
        onClick={() => dismissToast(store, toast.id)}
      >
        <X className="icon" aria-hidden="true" />
      </button>
    </div>
  );
}

function UndoButton({ toast, changeSetId }: Readonly<{ toast: Toast; changeSetId: ChangeSetId }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const undo = useUndoSet();
  const onClick = (): void => {
    dismissToast(store, toast.id);
    void undo(changeSetId);
  };
  return (
    <button type="button" className="toast-action" onClick={onClick}>
      {say('toast.undo')}
    </button>
  );
}
