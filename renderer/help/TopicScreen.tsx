import { FileQuestionMark } from 'lucide-react';
import type { ReactNode } from 'react';
import { supportLinks, support } from '../../shared/support/support.ts';
import { useSay } from '../app/text.tsx';
import { Breadcrumb } from '../components/Breadcrumb.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { helpEn as content } from './content/en.ts';
import { Marked } from './Marked.tsx';
import { places } from './places.ts';
import { PrintButtons } from './PrintButtons.tsx';
import { Steps } from './Steps.tsx';
import { TopicLinks } from './TopicLists.tsx';
import { frameOf, isTopicId, type TopicId } from './topics.ts';

/** One topic: what to do, step by step, and the way there. */
export function TopicScreen({ topic }: Readonly<{ topic: string }>): ReactNode {
  const say = useSay();
  if (isTopicId(topic)) return <Topic id={topic} />;
  return (
    <div className="screen">
      <EmptyState isScreen icon={<FileQuestionMark />} title={say('help.gone.title')} body={say('help.gone.body')}>
        <RouteLink className="button" to={{ screen: 'help', topic: null }}>
          {say('help.back')}
        </RouteLink>
      </EmptyState>
    </div>
  );
}

function Topic({ id }: Readonly<{ id: TopicId }>): ReactNode {
  const say = useSay();
  const { title, summary, steps, notes } = content.topics[id];
  const { related, place, showsSyncRequest = false } = frameOf(id);
  const there = places[place];
  return (
    <div className="screen">
      <Breadcrumb to={{ screen: 'help', topic: null }} parent={say('nav.help')} here={title} />
      <div className="screen-head help-head">
        <div>
          <ScreenTitle>{title}</ScreenTitle>
          <p className="help-lead">{summary}</p>
        </div>
        <PrintButtons title={title} />
      </div>
      <div className="help-body">
        <div className="help-main">
          <article className="card help-article">
            <Steps steps={steps} />
            {notes.length > 0 && (
              <section className="help-notes" aria-labelledby="notes">
                <h2 id="notes">{say('help.notes')}</h2>
                <ul>
                  {notes.map((note) => (
                    <li key={note}>
                      <Marked text={note} />
                    </li>
                  ))}
                </ul>
              </section>
            )}
            {showsSyncRequest && (
              <p>
                {say('help.syncRequest')}{' '}
                <a href={supportLinks.syncRequest} target="_blank" rel="noreferrer">
                  {support.syncRequestEmail}
                </a>
              </p>
            )}
            <RouteLink className="button primary no-print" to={there.to}>
              {say('help.goThere', { place: say(there.name) })}
            </RouteLink>
          </article>
        </div>
        <aside className="help-aside no-print">
          <section className="card topic-card" aria-labelledby="related">
            <h2 id="related">{say('help.related')}</h2>
            <TopicLinks ids={related} />
          </section>
        </aside>
      </div>
    </div>
  );
}
