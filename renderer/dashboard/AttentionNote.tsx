import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { RouteLink } from '../components/RouteLink.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import '../components/FailureNote.css';

/** One line in place of the card where the window is narrow, so that the licenses stay in view. */
export function AttentionNote(): ReactNode {
  const say = useSay();
  const { value: status } = useQuery('status.get', {});
  const count = status?.needsAttention ?? 0;
  if (count === 0) return null;
  return (
    <p className="note bad attention-note">
      <CircleAlert className="icon" aria-hidden="true" />
      <span>
        <b>{say('dashboard.attention.count', { count })}</b> {say('activity.attention.note', { count })}
      </span>
      <RouteLink to={{ screen: 'activity', changeId: null }}>{say('dashboard.attention.open')}</RouteLink>
    </p>
  );
}
