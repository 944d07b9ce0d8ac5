import type { ReactNode } from 'react';
import type { UserId } from '../../shared/contract/ids.ts';
import { ChangeSign } from '../activity/ChangeSign.tsx';
import { useChangeTitle } from '../activity/useChangeTitle.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';

/** What was saved on this computer about the licenses of one person: known without the server. */
export function ChangesHere({ userId }: Readonly<{ userId: UserId }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const titleOf = useChangeTitle('change');
  const { value: items } = useQuery('people.changes', { userId });
  if (items === undefined) return null;
  return (
    <div className="person-events">
      <h3 id="changes-here">{say('personHistory.changesHere')}</h3>
      {items.length === 0 && <p className="small">{say('personHistory.changesHere.none')}</p>}
      <ul aria-labelledby="changes-here">
        {items.map((item) => (
          <li key={item.changeId} className="change person-event">
            <ChangeSign state={item.state} />
            <div className="change-text">
              <b>
                <bdi>{titleOf(item)}</bdi>
              </b>
              <p className="small">{say(`changeState.${item.state}`)}</p>
            </div>
            <span className="small change-when">{when(item.madeAt)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
