import { UserX } from 'lucide-react';
import type { ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { useSay } from '../app/text.tsx';

/** The class is not on the roster any more. */
export function ClassGone(): ReactNode {
  const say = useSay();
  return (
    <div className="screen">
      <EmptyState isScreen icon={<UserX />} title={say('class.gone.title')} body={say('class.gone.body')}>
        <RouteLink className="button" to={{ screen: 'classes' }}>
          {say('class.gone.back')}
        </RouteLink>
      </EmptyState>
    </div>
  );
}
