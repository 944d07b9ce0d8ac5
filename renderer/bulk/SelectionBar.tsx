import { Package } from 'lucide-react';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { PeopleList } from '../../shared/contract/peopleList.ts';
import { MOST_AT_ONCE } from '../../shared/contract/peopleList.ts';
import { Button } from '../components/Button.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import type { SelectedPeople } from './useRowSelection.ts';
import './Bulk.css';

type SelectionBarProps = Readonly<{ list: PeopleList; selected: SelectedPeople; onManage: () => void }>;

/** Under a list in which people are selected: how many, everybody else who matches, and what can be done for them. */
export function SelectionBar({ list, selected, onManage }: SelectionBarProps): ReactNode {
  const say = useSay();
  const count = selected.ids.size;
  const { value } = useQuery('people.ids', { from: list, whole: true, offset: 0, limit: 1 });
  const isFiltered = list.text !== '';
  const all = value?.total ?? 0;
  const isTooMany = all > MOST_AT_ONCE || value?.more === true;
  const bar = useRef<HTMLElement>(null);
  const manage = useRef<HTMLButtonElement>(null);
  // What is pressed goes with the press; the focus must not go with it.
  const clear = (): void => {
    bar.current?.parentElement?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
    selected.clear();
  };
  const selectAll = (): void => {
    manage.current?.focus();
    selected.selectAll();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') clear();
  };
  return (
    // Escape is heard for all that can be pressed in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={bar} className="selection-bar" aria-label={say('select.bar')} onKeyDown={onKeyDown}>
      <output className="selection-count">{say('select.count', { count })}</output>
      <Button ref={manage} kind="primary" size="compact" onClick={onManage}>
        <Package className="icon" aria-hidden="true" />
        {say('select.manage')}
      </Button>
      {all > count && (
        <Button kind="quiet" size="compact" onClick={selectAll}>
          {isTooMany
            ? say('select.allFirst', { most: MOST_AT_ONCE })
            : say(isFiltered ? 'select.allMatching' : 'select.allOf', { count: all })}
        </Button>
      )}
      <span className="selection-gap" />
      <Button kind="quiet" size="compact" aria-keyshortcuts="Escape" onClick={clear}>
        {say('select.clear')}
      </Button>
    </section>
  );
}
