import { CloudOff, History } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { UserId } from '../../shared/contract/ids.ts';
import { MOST_EVENTS } from '../../shared/contract/personHistory.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { personHistoryEn } from '../app/messages/personHistoryEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { ChangesHere } from './ChangesHere.tsx';
import { EventRow } from './EventRow.tsx';
import { usePersonHistory, type HistoryView } from './usePersonHistory.ts';
import '../activity/Activity.css';
import './PersonHistory.css';

const STEP = 50;

type PersonHistoryProps = Readonly<{ userId: UserId }>;

/** Who gave and took the licenses of one person, when, and from which computer. */
export function PersonHistory(props: PersonHistoryProps): ReactNode {
  return (
    <ScreenText messages={personHistoryEn}>
      <PersonHistoryDialog {...props} />
    </ScreenText>
  );
}

function PersonHistoryDialog({ userId }: PersonHistoryProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: about } = useQuery('users.products', { userId });
  const [limit, setLimit] = useState(STEP);
  const history = usePersonHistory(userId, limit);
  const close = (): void => closeDialog(store);
  const name = about
    ? say('person.fullName', { given: about.person.givenName, family: about.person.familyName })
    : '\u00a0';
  return (
    <ModalFrame onClose={close}>
      <ModalContent
        title={say('personHistory.title')}
        sub={
          <p className="dialog-person">
            <bdi>{name}</bdi>
          </p>
        }
        footer={<Button onClick={close}>{say('common.close')}</Button>}
        isTextOnly
      >
        <Why history={history} userId={userId} />
        <Events history={history} limit={limit} onMore={() => setLimit(Math.min(limit + STEP, MOST_EVENTS))} />
      </ModalContent>
    </ModalFrame>
  );
}

/** Why there is no history, or none that is new; with what is known here instead. */
function Why({ history, userId }: PersonHistoryProps & Readonly<{ history: HistoryView }>): ReactNode {
  const say = useSay();
  const { shown, problem, failure, isOnline } = history;
  if (problem === 'forbidden' || problem === 'gone') return <p>{say(`personHistory.${problem}`)}</p>;
  if (isOnline && problem === null && failure === null) return null;
  const why = shown !== null ? 'offlineSince' : isOnline ? 'unreachable' : 'offline';
  return (
    <>
      {failure === null ? (
        <div className="note calm">
          <CloudOff className="icon" aria-hidden="true" />
          <p className="note-text">{say(`personHistory.${why}`)}</p>
        </div>
      ) : (
        <FailureNote failure={failure} />
      )}
      {shown === null && <ChangesHere userId={userId} />}
    </>
  );
}

type EventsProps = Readonly<{ history: HistoryView; limit: number; onMore: () => void }>;

function Events({ history: { shown, problem, failure, isOnline }, limit, onMore }: EventsProps): ReactNode {
  const say = useSay();
  if (shown === null) {
    const isAsking = isOnline && problem === null && failure === null;
    return isAsking && <div className="person-waiting" aria-busy="true" />;
  }
  if (shown.events.length === 0) {
    return (
      <EmptyState icon={<History />} title={say('personHistory.none.title')} body={say('personHistory.none.body')} />
    );
  }
  return (
    <>
      <ol className="person-events" aria-label={say('personHistory.list')}>
        {shown.events.map((event) => (
          <EventRow key={`${event.at} ${event.kind} ${event.product?.id ?? ''}`} event={event} />
        ))}
      </ol>
      {shown.more && limit < MOST_EVENTS && (
        <div className="changes-more">
          <Button onClick={onMore}>{say('personHistory.earlier')}</Button>
        </div>
      )}
      {shown.more && limit >= MOST_EVENTS && <p className="small changes-more">{say('personHistory.most')}</p>}
    </>
  );
}
