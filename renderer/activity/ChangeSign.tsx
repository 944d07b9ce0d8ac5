import {
  Ban,
  CalendarClock,
  Check,
  CircleAlert,
  CircleSlash,
  Clock,
  GitMerge,
  Hourglass,
  SearchCheck,
  Send,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChangeState } from '../../shared/contract/view.ts';

const signs: Readonly<Record<ChangeState, Readonly<{ icon: LucideIcon; tone: 'warn' | 'ok' | 'bad' | 'calm' }>>> = {
  scheduled: { icon: CalendarClock, tone: 'calm' },
  queued: { icon: Clock, tone: 'warn' },
  sending: { icon: Send, tone: 'warn' },
  unknown: { icon: SearchCheck, tone: 'warn' },
  applied: { icon: Check, tone: 'ok' },
  noop: { icon: Check, tone: 'calm' },
  refused: { icon: Ban, tone: 'bad' },
  waiting: { icon: Hourglass, tone: 'warn' },
  held: { icon: CircleAlert, tone: 'bad' },
  blocked: { icon: CircleAlert, tone: 'bad' },
  quarantined: { icon: CircleAlert, tone: 'bad' },
  cancelled: { icon: CircleSlash, tone: 'calm' },
  superseded: { icon: GitMerge, tone: 'calm' },
};

/** The sign of where a change stands; the words stand beside it. */
export function ChangeSign({ state }: Readonly<{ state: ChangeState }>): ReactNode {
  const { icon: Icon, tone } = signs[state];
  return <Icon className={`icon change-sign ${tone}`} aria-hidden="true" />;
}
