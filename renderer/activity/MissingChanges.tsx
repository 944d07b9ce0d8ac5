import { useState, type ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { useChangeTitle } from './useChangeTitle.ts';

/** Drawn at once; the button sends all of them, drawn or not. */
const STEP = 50;

/** Confirmed changes that the server, restored from a backup, no longer has: nothing is sent again by itself. */
export function MissingChanges(): ReactNode {
  const say = useSay();
  const when = useWhen();
  const titleOf = useChangeTitle('wish');
  const { client, store } = useAppContext();
  const { value: missing = [] } = useQuery('epoch.missing', {});
  const [limit, setLimit] = useState(STEP);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const count = missing.length;

  const decide = async (method: 'epoch.resend' | 'epoch.dismiss'): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const answer =
      method === 'epoch.resend'
        ? await client.ask(method, { label: say('activity.missing.label', { count }) })
        : await client.ask(method, {});
    setBusy(false);
    if (!answer.ok) {
      const { code } = answer.failure;
      return setProblem(`${say(`failure.${code}`)} ${say(`failure.${code}.next`)}`);
    }
    const { value } = answer;
    if (value === null) return;
    if ('dismissed' in value) return toast(store, say('activity.missing.dismissed'));
    const [refused] = value.notSaved;
    if (refused) {
      const reason = say(`reason.${refused.reason}`);
      setProblem(say('activity.missing.not', { count: value.notSaved.length, reason }));
    }
    if (value.saved.length > 0)
      toast(store, say('activity.missing.sent', { count: value.saved.length }), 'done', value.changeSetId);
  };

  if (count === 0) return null;
  return (
    <section className="card changes bad" aria-labelledby="missing">
      <div className="changes-head">
        <h2 id="missing">{say('activity.missing', { count })}</h2>
        <div className="change-actions">
          <Button kind="primary" unavailable={isBusy} onClick={() => void decide('epoch.resend')}>
            {say('activity.missing.resend', { count })}
          </Button>
          <Button unavailable={isBusy} onClick={() => void decide('epoch.dismiss')}>
            {say('activity.missing.dismiss')}
          </Button>
        </div>
      </div>
      <p className="changes-none small">{say('activity.missing.note', { count })}</p>
      {problem !== null && (
        <p className="changes-none change-problem" role="alert">
          {problem}
        </p>
      )}
      <ul>
        {missing.slice(0, limit).map((item) => (
          <li key={item.changeId} className="change missing-item">
            <b>
              <bdi>{titleOf(item)}</bdi>
            </b>
            <span className="small change-when">{when(item.madeAt)}</span>
          </li>
        ))}
      </ul>
      {count > limit && (
        <div className="changes-more">
          <Button onClick={() => setLimit(limit + STEP)}>
            {say('activity.more', { count: Math.min(STEP, count - limit) })}
          </Button>
        </div>
      )}
    </section>
  );
}
