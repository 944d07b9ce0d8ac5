import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { UserId } from '../../shared/contract/ids.ts';
import { MOST_AT_ONCE, type PeopleList } from '../../shared/contract/peopleList.ts';
import type { GridSelection } from '../components/gridSelection.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { NO_ROWS, partBetween, reachingFrom, settled, toggled, withRange, type RowSelection } from './rowSelection.ts';

type Person = Readonly<{ userId: UserId; givenName: string; familyName: string }>;

export type SelectedPeople = Readonly<{
  ids: ReadonlySet<UserId>;
  selectAll: () => void;
  clear: () => void;
  /** Whom a menu opened at a person is about: everybody selected, when they are among them. */
  togetherWith: (userId: UserId) => readonly UserId[];
  /** For the grid that shows the list. */
  grid: GridSelection<Person>;
}>;

/**
 * Who is selected in a list. It stays whatever is typed to filter and whatever a sync brings, and ends with the class or
 * school that is shown. People who are not on screen are known to the service only, which is asked for them.
 */
export function useRowSelection(list: PeopleList): SelectedPeople {
  const say = useSay();
  const { client, store } = useAppContext();
  const [selection, setSelection] = useState<RowSelection>(NO_ROWS);
  const latest = useRef(selection);
  /** Rises with each step, so that an answer that comes too late is told. */
  const step = useRef(0);
  const shown = useRef(list);
  useEffect(() => {
    shown.current = list;
  });

  const select = useCallback((next: RowSelection) => {
    step.current += 1;
    latest.current = next;
    setSelection(next);
  }, []);

  /** Adds a part of the list, as soon as the service has said who stands there. */
  const add = useCallback(
    async (whole: boolean, part: Readonly<{ offset: number; limit: number }>) => {
      step.current += 1;
      const mine = step.current;
      const limit = Math.min(part.limit, MOST_AT_ONCE);
      const answer = await client.ask('people.ids', { from: shown.current, whole, offset: part.offset, limit });
      if (!answer.ok || mine !== step.current) return;
      const next = withRange(latest.current, answer.value.ids);
      if (next.ids.size > MOST_AT_ONCE) return toast(store, say('select.tooMany', { most: MOST_AT_ONCE }), 'problem');
      select(next);
      const isCut = whole && (answer.value.total > limit || answer.value.more === true);
      if (isCut) toast(store, say('select.first', { most: MOST_AT_ONCE }), 'problem');
    },
    [client, store, say, select],
  );

  const scope = scopeOf(list);
  const shownScope = useRef(scope);
  useEffect(() => {
    if (shownScope.current === scope) return;
    shownScope.current = scope;
    select(NO_ROWS);
  }, [scope, select]);

  // Another order or filter puts others in the places that Shift reached from.
  const places = JSON.stringify(list);
  useEffect(() => {
    latest.current = settled(latest.current);
  }, [places]);

  const clear = useCallback(() => select(NO_ROWS), [select]);
  const selectAll = useCallback(() => {
    select(settled(latest.current));
    void add(true, { offset: 0, limit: MOST_AT_ONCE });
  }, [add, select]);
  const togetherWith = useCallback((userId: UserId) => {
    const { ids } = latest.current;
    return ids.has(userId) ? [...ids] : [userId];
  }, []);
  const labelOf = useCallback(
    ({ givenName, familyName }: Person) =>
      say('select.person', { name: say('person.fullName', { given: givenName, family: familyName }) }),
    [say],
  );
  const grid = useMemo(
    (): GridSelection<Person> => ({
      count: selection.ids.size,
      isSelected: ({ userId }) => selection.ids.has(userId),
      labelOf,
      headLabel: say('select.all'),
      toggle: ({ userId }) => select(toggled(latest.current, userId)),
      reach: (from, to) => {
        const reaching = reachingFrom(latest.current, from);
        latest.current = reaching;
        void add(false, partBetween(reaching.range?.anchor ?? from, to));
      },
      settle: () => {
        latest.current = settled(latest.current);
      },
      all: selectAll,
      clear,
    }),
    [selection, say, labelOf, select, add, selectAll, clear],
  );
  return { ids: selection.ids, selectAll, clear, togetherWith, grid };
}

/** What a selection belongs to: the list without what was typed to filter it. */
function scopeOf({ text: _text, order: _order, ...scope }: PeopleList): string {
  return JSON.stringify(scope);
}
