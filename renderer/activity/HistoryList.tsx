import { useState, type ReactNode } from 'react';
import { SetFilter } from '../../shared/contract/changeSets.ts';
import { Button } from '../components/Button.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { HistoryItem } from './HistoryItem.tsx';
import '../components/Segments.css';

/** Drawn at once; more on request. */
const STEP = 50;
const MOST = 500;

/** What was saved in one go and is over, the newest first: with its results, and to be undone. */
export function HistoryList(): ReactNode {
  const say = useSay();
  const [show, setShow] = useState<SetFilter>('all');
  const [text, setText] = useState('');
  const [limit, setLimit] = useState(STEP);
  const { value } = useLast(useQuery('changeSets.list', { show, text, offset: 0, limit }));
  const rows = value?.rows ?? [];
  const more = Math.min(STEP, Math.min(value?.total ?? 0, MOST) - rows.length);
  return (
    <section className="card changes" aria-labelledby="done">
      <div className="changes-head">
        <h2 id="done">{say('activity.history')}</h2>
        <div className="history-tools">
          <SearchField
            label={say('activity.history.filter')}
            hint={say('activity.history.filter')}
            clearLabel={say('students.filter.clear')}
            value={text}
            onChange={setText}
          />
          <fieldset className="segments" aria-label={say('activity.history.show')}>
            {SetFilter.options.map((each) => (
              <button key={each} type="button" aria-pressed={each === show} onClick={() => setShow(each)}>
                {say(`activity.history.${each}`)}
              </button>
            ))}
          </fieldset>
        </div>
      </div>
      {value !== undefined && rows.length === 0 && (
        <p className="changes-none small">
          {text.trim() === ''
            ? say(`activity.history.none.${show}`)
            : say('activity.history.none.text', { text: text.trim() })}
        </p>
      )}
      <ul>
        {rows.map((set) => (
          <HistoryItem key={set.changeSetId} set={set} />
        ))}
      </ul>
      {more > 0 && (
        <div className="changes-more">
          <Button onClick={() => setLimit(limit + STEP)}>{say('activity.more', { count: more })}</Button>
        </div>
      )}
    </section>
  );
}

/** While another filter has no answer yet, what stood there stays. */
function useLast<T>(view: Readonly<{ value: T | undefined }>): Readonly<{ value: T | undefined }> {
  const [last, setLast] = useState(view.value);
  if (view.value !== undefined && view.value !== last) setLast(view.value);
  return { value: view.value ?? last };
}
