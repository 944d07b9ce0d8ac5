import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChangeId } from '../../shared/contract/ids.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { activityEn } from '../app/messages/activityEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { AttentionItem } from './AttentionItem.tsx';
import { AttentionSet } from './AttentionSet.tsx';
import { groupBySet } from './groupBySet.ts';
import { HistoryList } from './HistoryList.tsx';
import { MissingChanges } from './MissingChanges.tsx';
import { SendingBar } from './SendingBar.tsx';
import { WaitingItem } from './WaitingItem.tsx';
import { WaitingSet } from './WaitingSet.tsx';
import './Activity.css';

/** Everything the person changed, and where it stands. */
export function Activity(props: Readonly<{ changeId: ChangeId | null }>): ReactNode {
  return (
    <ScreenText messages={activityEn}>
      <ActivityScreen {...props} />
    </ScreenText>
  );
}

function ActivityScreen({ changeId }: Readonly<{ changeId: ChangeId | null }>): ReactNode {
  const say = useSay();
  const { client } = useAppContext();
  const { value: activity, failure } = useQuery('activity.get', {});
  const { value: status } = useQuery('status.get', {});
  const sending = status?.connection === 'online' ? status.sending : null;
  const { attention = [], waiting = [], done = [] } = activity ?? {};
  const isEmpty = activity !== undefined && attention.length + waiting.length + done.length === 0;
  return (
    <div className="screen">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('activity.title')}</ScreenTitle>
          <p className="small">{say('activity.sub')}</p>
        </div>
        <Button onClick={() => void client.ask('sync.now', {})}>
          {say('status.syncNow')} <kbd className="kbd">F5</kbd>
        </Button>
      </div>
      {activity === undefined && failure !== null && <FailureNote failure={failure} />}
      {isEmpty && (
        <div className="card fill">
          <EmptyState icon={<History />} title={say('activity.empty.title')} body={say('activity.empty.body')}>
            <RouteLink className="button plain" to={{ screen: 'classes' }}>
              {say('activity.empty.go')}
            </RouteLink>
          </EmptyState>
        </div>
      )}
      <MissingChanges />
      {attention.length > 0 && (
        <section className="card changes bad" aria-labelledby="attention">
          <div className="changes-head">
            <h2 id="attention">{say('activity.attention', { count: attention.length })}</h2>
            <p className="small">{say('activity.attention.note', { count: attention.length })}</p>
          </div>
          <ul>
            {groupBySet(attention).map((items) =>
              items.length === 1 ? (
                <AttentionItem key={items[0].changeId} item={items[0]} isMeant={items[0].changeId === changeId} />
              ) : (
                <AttentionSet key={items[0].changeId} items={items} meant={changeId} />
              ),
            )}
          </ul>
        </section>
      )}
      {activity !== undefined && !isEmpty && (
        <section className="card changes" aria-labelledby="waiting">
          <div className="changes-head">
            <h2 id="waiting">{say('activity.waiting', { count: waiting.length })}</h2>
          </div>
          {sending !== null && <SendingBar {...sending} />}
          {waiting.length === 0 && <p className="changes-none small">{say('activity.waiting.none')}</p>}
          <ul>
            {groupBySet(waiting).map((items) =>
              items.length === 1 ? (
                <WaitingItem key={items[0].changeId} item={items[0]} />
              ) : (
                <WaitingSet key={items[0].changeId} items={items} />
              ),
            )}
          </ul>
        </section>
      )}
      {activity !== undefined && !isEmpty && <HistoryList />}
    </div>
  );
}
