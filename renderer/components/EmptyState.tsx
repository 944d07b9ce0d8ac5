import type { ReactNode } from 'react';
import './EmptyState.css';

type EmptyStateProps = Readonly<{ icon: ReactNode; title: string; body: string; children?: ReactNode }>;

/** Stands where there is nothing to show, says why, and offers the next step. */
export function EmptyState({ icon, title, body, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden="true">
        {icon}
      </span>
      <h2>{title}</h2>
      <p>{body}</p>
      {children}
    </div>
  );
}
