import type { ReactNode } from 'react';
import { ScreenTitle } from './ScreenTitle.tsx';
import './EmptyState.css';

type EmptyStateProps = Readonly<{
  icon: ReactNode;
  title: string;
  body: string;
  /** It is all there is on the screen, and its heading is the screen's. */
  isScreen?: boolean;
  children?: ReactNode;
}>;

/** Stands where there is nothing to show, says why, and offers the next step. */
export function EmptyState({ icon, title, body, isScreen = false, children }: EmptyStateProps): ReactNode {
  return (
    <div className="empty">
      <span className="empty-icon" aria-hidden="true">
        {icon}
      </span>
      {isScreen ? <ScreenTitle>{title}</ScreenTitle> : <h2>{title}</h2>}
      <p>{body}</p>
      {children}
    </div>
  );
}
