import type { ReactNode } from 'react';
import './ActionFoot.css';

/**
 * What ends a form that fills a screen: saving, going on, going back. It stays at the bottom of the screen while the rest
 * scrolls, as the foot of a dialog does, so that nobody has to look for it in a small window or in large text.
 */
export function ActionFoot({ children }: Readonly<{ children: ReactNode }>): ReactNode {
  return <div className="action-foot">{children}</div>;
}
