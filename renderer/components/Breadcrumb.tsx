import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import type { Route } from '../state/route.ts';
import { RouteLink } from './RouteLink.tsx';
import './Breadcrumb.css';

type BreadcrumbProps = Readonly<{ to: Route; parent: string; here: string }>;

/** The way back to the screen above this one. */
export function Breadcrumb({ to, parent, here }: BreadcrumbProps): ReactNode {
  const say = useSay();
  return (
    <nav className="breadcrumb small" aria-label={say('class.breadcrumb')}>
      <ol>
        <li>
          <RouteLink to={to}>{parent}</RouteLink>
        </li>
        <li aria-hidden="true">
          <ChevronRight className="breadcrumb-sign" />
        </li>
        <li aria-current="page">
          <bdi>{here}</bdi>
        </li>
      </ol>
    </nav>
  );
}
