import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import type { Route } from '../state/route.ts';
import { helpEn as content } from './content/en.ts';
import type { Searchable } from './searchTopics.ts';
import { frameOf, topicGroups, topicIds, type TopicGroup, type TopicId } from './topics.ts';

/** Every topic, under its part. */
export function TopicGroups(): ReactNode {
  return (
    <div className="topic-groups">
      {topicGroups.map((group) => (
        <Group key={group} group={group} />
      ))}
    </div>
  );
}

function Group({ group }: Readonly<{ group: TopicGroup }>): ReactNode {
  const say = useSay();
  const id = useId();
  return (
    <section className="card topic-card" aria-labelledby={id}>
      <h2 id={id}>{say(`help.group.${group}`)}</h2>
      <TopicLinks ids={topicIds.filter((topic) => frameOf(topic).group === group)} />
    </section>
  );
}

/** Links to topics by their titles. */
export function TopicLinks({ ids }: Readonly<{ ids: readonly TopicId[] }>): ReactNode {
  return (
    <ul className="topic-links">
      {ids.map((id) => (
        <li key={id}>
          <RouteLink className="topic-link" to={{ screen: 'help', topic: id }}>
            <span>{content.topics[id].title}</span>
            <ChevronRight className="icon" aria-hidden="true" />
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}

export type FoundItem = Searchable & Readonly<{ id: string; to: Route }>;

/** What a search has found, the best first, each with what it is about. */
export function Found({ items }: Readonly<{ items: readonly FoundItem[] }>): ReactNode {
  return (
    <ul className="card topic-card topic-links">
      {items.map(({ id, to, text }) => (
        <li key={id}>
          <RouteLink className="topic-link found" to={to}>
            <span>
              <b>
                <bdi>{text.title}</bdi>
              </b>
              <span className="small">{text.summary}</span>
            </span>
            <ChevronRight className="icon" aria-hidden="true" />
          </RouteLink>
        </li>
      ))}
    </ul>
  );
}
