import type { Topic } from '../../shared/contract/ipcService.ts';
import type { AppStore } from './appStore.ts';
import { showTogether, type Frames } from './frames.ts';
import { questionOf, topicsOf, trimmed, withFailure, withValue, type QueryKey, type ReadMethod } from './queryCache.ts';
import type { Answer, ServiceClient } from './serviceClient.ts';

/** Keeps the answers on screen true: asks when they are first needed and again whenever they may have altered. */
export type Queries = Readonly<{
  start: () => void;
  stop: () => void;
  /** Asks, and keeps the answer fresh until the returned function is called. */
  watch: (key: QueryKey) => () => void;
  /** Asks no more until the returned function is called: what alters meanwhile is asked for then. */
  hold: (key: QueryKey) => () => void;
  /** Asks again now, watched or not. */
  refresh: (key: QueryKey) => Promise<void>;
  /** Ends when every question on its way is answered and the screen shows it. */
  settled: () => Promise<void>;
  /** Forgets every answer: another person signs in. */
  forget: () => void;
  /** Forgets what no screen shows. */
  forgetUnwatched: () => void;
}>;

type Watched = {
  readonly topics: readonly Topic[];
  readonly load: () => Promise<void>;
  watchers: number;
  loading: boolean;
  holders: number;
  /** Something altered while the question was on its way, or held back: its answer may be old already. */
  again: boolean;
};

/**
 * Ties the questions on screen to the service and writes its answers into the store. One change alters the answers to
 * several questions; they are written together, so that the screen is rendered and painted once for all of them.
 */
export function createQueries(store: AppStore, client: ServiceClient, frames: Frames): Queries {
  const watched = new Map<string, Watched>();
  const stops: (() => void)[] = [];
  /** Answers asked for before everything was forgotten must not come back. */
  let era = 0;
  const running = new Set<Promise<void>>();
  /** Answers that wait to be shown. */
  const arrived = new Map<QueryKey, Answer<ReadMethod>>();
  let asking = 0;

  const showArrived = (): void => {
    if (arrived.size === 0) return;
    let { queries } = store.getState();
    for (const [key, answer] of arrived) {
      queries = answer.ok ? withValue(queries, key, answer.value) : withFailure(queries, key, answer.failure);
    }
    arrived.clear();
    store.setState({ queries });
  };
  const shown = showTogether(showArrived, frames);

  const load = async (key: QueryKey): Promise<void> => {
    const mine = era;
    const { method, params } = questionOf(key);
    asking += 1;
    const answer = await client.ask(method, params);
    asking -= 1;
    if (mine !== era) return;
    arrived.set(key, answer);
    await shown(asking > 0);
  };

  const run = async (entry: Watched): Promise<void> => {
    const work = keepAsking(entry).finally(() => running.delete(work));
    running.add(work);
    await work;
  };

  const keepAsking = async (entry: Watched): Promise<void> => {
    if (entry.loading || entry.holders > 0) {
      entry.again = true;
      return;
    }
    entry.loading = true;
    do {
      entry.again = false;
      await entry.load();
    } while (entry.again && entry.watchers > 0 && entry.holders === 0);
    entry.loading = false;
  };

  const unwatch = (key: string, entry: Watched): void => {
    entry.watchers -= 1;
    if (entry.watchers > 0) return;
    watched.delete(key);
    store.setState(({ queries }) => ({ queries: trimmed(queries, (other) => watched.has(other)) }));
  };

  return {
    start: () => {
      stops.push(
        client.onChanged((topics) => {
          for (const entry of watched.values()) {
            if (entry.topics.some((topic) => topics.includes(topic))) void run(entry);
          }
        }),
        client.onReconnected(() => {
          for (const entry of watched.values()) void run(entry);
        }),
      );
    },
    stop: () => {
      for (const stop of stops.splice(0)) stop();
    },
    watch: (key) => {
      const known = watched.get(key);
      const entry: Watched = known ?? {
        topics: topicsOf[questionOf(key).method],
        load: () => load(key),
        watchers: 0,
        loading: false,
        holders: 0,
        again: false,
      };
      entry.watchers += 1;
      watched.set(key, entry);
      // Whoever comes back to a screen that could not be shown would see the old failure for as long as another part watches.
      const hasFailed = known?.loading === false && Boolean(store.getState().queries.get(key)?.failure);
      if (!known || hasFailed) void run(entry);
      let left = false;
      return () => {
        if (!left) unwatch(key, entry);
        left = true;
      };
    },
    hold: (key) => {
      const entry = watched.get(key);
      if (!entry) return () => undefined;
      entry.holders += 1;
      let isReleased = false;
      return () => {
        if (isReleased) return;
        isReleased = true;
        entry.holders -= 1;
        if (entry.again && entry.watchers > 0 && !entry.loading) void run(entry);
      };
    },
    refresh: (key) => {
      const entry = watched.get(key);
      return entry ? run(entry) : load(key);
    },
    settled: async () => {
      await Promise.all(running);
    },
    forgetUnwatched: () => {
      store.setState((state) => ({ queries: new Map([...state.queries].filter(([key]) => watched.has(key))) }));
    },
    forget: () => {
      era += 1;
      arrived.clear();
      store.setState({ queries: new Map() });
      for (const entry of watched.values()) void run(entry);
    },
  };
}
