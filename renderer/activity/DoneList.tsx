import { useState, type ReactNode } from 'react';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { ChangeSign } from './ChangeSign.tsx';
import { useChangeTitle } from './useChangeTitle.ts';

/** Drawn at once; more on request. */
const STEP = 50;

/** What has been settled, the newest first. */
export function DoneList({ items }: Readonly<{ items: readonly ActivityItem[] }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const titleOf = useChangeTitle('change');
  const [shown, setShown] = useState(STEP);
  const more = Math.min(STEP, items.length - shown);
  return (
    <section className="card changes" aria-labelledby="done">
      <div className="changes-head">
        <h2 id="done">{say('activity.done')}</h2>
      </div>
      <ul>
        {items.slice(0, shown).map((item) => (
          <li key={item.changeId} className="change">
            <ChangeSign state={item.state} />
            <div className="change-text">
              <b>
                <bdi>{titleOf(item)}</bdi>
              </b>
              <p className="small">{outcome(item)}</p>
            </div>
            <span className="small change-when">{when(item.settledAt ?? item.madeAt)}</span>
            <div className="change-actions" />
          </li>
        ))}
      </ul>
      {more > 0 && (
        <div className="changes-more">
          <Button onClick={() => setShown(shown + STEP)}>{say('activity.more', { count: more })}</Button>
        </div>
      )}
    </section>
  );

  function outcome({ state, reason }: ActivityItem): string {
    const text = say(`changeState.${state}`);
    return state === 'refused' && reason !== null ? `${text}: ${say(`reason.${reason}`)}` : text;
  }
}
