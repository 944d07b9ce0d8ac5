import { SearchX } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { SearchField } from '../components/SearchField.tsx';
import { rememberVisit, selectVisit } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { helpEn as content } from './content/en.ts';
import { ContactCard } from './ContactCard.tsx';
import { GuideList } from './GuideList.tsx';
import { searchTopics } from './searchTopics.ts';
import { Found, TopicGroups, type FoundItem } from './TopicLists.tsx';
import { topicIds } from './topics.ts';
import { whomText } from './whom.ts';

const topics: readonly FoundItem[] = topicIds.map((id) => ({
  id: `topic ${id}`,
  to: { screen: 'help', topic: id },
  text: content.topics[id],
}));

/** All topics, found by typing; whom to ask; the guides. */
export function HelpHome(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { id, memo } = useApp(selectVisit);
  const { text } = memo;
  const isAsked = text.trim() !== '';
  const { value: products } = useQuery('products.list', {});
  const items = useMemo(() => {
    const guides = products?.map((product): FoundItem => ({
      id: `guide ${product.id}`,
      to: { screen: 'guide', productId: product.id },
      text: {
        title: say('guide.title', { product: product.name }),
        summary: whomText(say, product),
        steps: [],
        notes: [],
        words: product.code,
      },
    }));
    return [...topics, ...(guides ?? [])];
  }, [products, say]);
  const found = useMemo(() => searchTopics(items, text), [items, text]);
  const setText = (next: string): void => rememberVisit(store, id, { text: next });
  return (
    <div className="screen">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('nav.help')}</ScreenTitle>
          <p className="small">{say('help.sub')}</p>
        </div>
      </div>
      <div className="help-body">
        <div className="help-main">
          <div className="toolbar help-search">
            <SearchField
              label={say('help.search')}
              hint={say('help.search.hint')}
              clearLabel={say('help.search.clear')}
              value={text}
              onChange={setText}
            />
            <output className="small">{isAsked ? say('help.found', { count: found.length }) : ''}</output>
          </div>
          {!isAsked && <TopicGroups />}
          {isAsked && found.length > 0 && <Found items={found} />}
          {isAsked && found.length === 0 && (
            <div className="card">
              <EmptyState
                icon={<SearchX />}
                title={say('help.none.title', { text: text.trim() })}
                body={say('help.none.body')}
              >
                <Button onClick={() => setText('')}>{say('help.none.all')}</Button>
              </EmptyState>
            </div>
          )}
        </div>
        <aside className="help-aside">
          <ContactCard />
          <GuideList />
        </aside>
      </div>
    </div>
  );
}
