import { CircleCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { AttentionItem } from '../activity/AttentionItem.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';

/** As many as can be decided at a glance; the rest is in Activity. */
const SHOWN = 3;

/** What waits for the person's decision, where they look first. The place is kept, so that nothing moves when it comes. */
export function Attention(): ReactNode {
  const say = useSay();
  const { value: activity } = useQuery('activity.get', {});
  const items = activity?.attention ?? [];
  return (
    <section className={items.length > 0 ? 'card attention bad' : 'card attention'} aria-labelledby="attention-title">
      <h2 id="attention-title">
        {items.length > 0 ? say('activity.attention', { count: items.length }) : say('dashboard.attention')}
      </h2>
      {activity !== undefined && items.length === 0 && (
        <p className="attention-none">
          <CircleCheck className="icon" aria-hidden="true" />
          {say('dashboard.attention.none')}
        </p>
      )}
      <ul className="attention-list">
        {items.slice(0, SHOWN).map((item) => (
          <AttentionItem key={item.changeId} item={item} isMeant={false} />
        ))}
      </ul>
      {items.length > 0 && (
        <RouteLink to={{ screen: 'activity', changeId: null }}>
          {items.length > SHOWN
            ? say('dashboard.attention.more', { count: items.length - SHOWN })
            : say('dashboard.attention.open')}
        </RouteLink>
      )}
    </section>
  );
}
