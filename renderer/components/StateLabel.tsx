import { CalendarClock, Check, CircleAlert, Clock, Hourglass, SearchCheck, Send, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { RowState } from '../../shared/contract/view.ts';
import type { MessageId } from '../app/messages/en.ts';
import { useSay } from '../app/text.tsx';
import { useShortWhen } from '../app/when.ts';
import { RouteLink } from './RouteLink.tsx';
import './StateLabel.css';

type Look = Readonly<{ icon: LucideIcon; tone: 'warn' | 'ok' | 'bad' | 'calm' }>;

/** The sign and the tone of each state. */
const looks: Readonly<Record<Exclude<RowState['kind'], 'none'>, Look>> = {
  saved: { icon: Clock, tone: 'warn' },
  sending: { icon: Send, tone: 'warn' },
  checking: { icon: SearchCheck, tone: 'warn' },
  canceling: { icon: SearchCheck, tone: 'warn' },
  scheduled: { icon: CalendarClock, tone: 'calm' },
  done: { icon: Check, tone: 'ok' },
  needsYou: { icon: CircleAlert, tone: 'bad' },
  waitingForLicense: { icon: Hourglass, tone: 'warn' },
};

const words = {
  saved: 'state.saved',
  sending: 'state.sending',
  checking: 'state.checking',
  canceling: 'state.canceling',
  scheduled: 'state.scheduled',
  done: 'state.done',
  needsYou: 'state.needsYou',
  waitingForLicense: 'state.waitingForLicense',
} as const satisfies Readonly<Record<keyof typeof looks, MessageId>>;

/** The sign alone, where there is no room for words; they are read out, and shown by pointing at it. */
export function StateMark({ state }: Readonly<{ state: RowState }>): ReactNode {
  const say = useSay();
  const when = useShortWhen();
  if (state.kind === 'none') return null;
  const { icon: Icon, tone } = looks[state.kind];
  const text = state.kind === 'done' ? say(words.done, { when: when(state.at) }) : say(words[state.kind]);
  return (
    <span className={`state ${tone}`} title={text}>
      <Icon className="state-icon" aria-hidden="true" />
      <span className="visually-hidden">{text}</span>
    </span>
  );
}

/** Where the person's own latest change to a row stands: a sign and words, and the way to what needs them. */
export function StateLabel({ state, tabIndex }: Readonly<{ state: RowState; tabIndex?: number }>): ReactNode {
  const say = useSay();
  const when = useShortWhen();
  if (state.kind === 'none') return null;
  const { icon: Icon, tone } = looks[state.kind];
  const text = state.kind === 'done' ? say(words.done, { when: when(state.at) }) : say(words[state.kind]);
  const label = (
    <>
      <Icon className="state-icon" aria-hidden="true" />
      {text}
    </>
  );
  if (state.kind !== 'needsYou') return <span className={`state ${tone}`}>{label}</span>;
  return (
    <RouteLink className={`state ${tone}`} to={{ screen: 'activity', changeId: state.changeId }} tabIndex={tabIndex}>
      {label}
    </RouteLink>
  );
}
