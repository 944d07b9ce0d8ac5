import type { RosterSources, RosterSyncRequest, RosterSyncRequested } from '../../../shared/contract/rosterSync.ts';
import type { Answer } from '../api/answer.ts';
import type { Clock, Notify, Timers } from '../ports.ts';
import type { Sql } from '../store/sqlite.ts';
import { outcomeOf, type Next } from '../sync/outcome.ts';
import type { BesidesStep } from '../sync/ports.ts';
import { askIn } from './askIn.ts';
import { isMoving, keepSources, readSources, withRun } from './sources.ts';
import { nextWish, wishRefused, wishSent } from './wishes.ts';
import { wishOutcome } from './wishOutcome.ts';

/** What of the licensing API is about syncs with rostering platforms. */
export type RosterApi = Readonly<{
  sources: () => Promise<Answer<RosterSources>>;
  request: (request: RosterSyncRequest) => Promise<Answer<RosterSyncRequested>>;
}>;

type Deps = Readonly<{ sql: Sql; api: RosterApi; clock: Clock; timers: Timers; notify: Notify }>;

const GO_ON: Next = { do: 'goOn' };

/** Sends what was asked for here, and keeps what the server says of its syncs, so that it is there offline. */
export function createRosterStep({ sql, api, clock, timers, notify }: Deps): BesidesStep {
  let askedAt: number | null = null;
  let isNoticed = false;

  const at = (): string => new Date(clock.now()).toISOString();
  const isConcerned = (): boolean =>
    sql.get("SELECT 1 AS one FROM orgs WHERE roster_source <> 'manual' LIMIT 1") !== undefined;
  const known = (): RosterSources | null => readSources(sql)?.sources ?? null;
  const nextIn = (): number | null => {
    if (nextWish(sql)) return 0;
    const sources = known();
    const asking = { isConcerned: isConcerned(), askedAt, isNoticed, isMoving: sources !== null && isMoving(sources) };
    return askIn(asking, timers.elapsed());
  };

  const send = async (request: RosterSyncRequest): Promise<Next> => {
    const outcome = wishOutcome(await api.request(request));
    switch (outcome.kind) {
      case 'later':
        return outcome.next;
      case 'refused':
        wishRefused(sql, request.id, outcome.reason);
        break;
      case 'sent':
        sql.write(() => {
          wishSent(sql, request.id);
          const sources = known();
          if (sources) keepSources(sql, withRun(sources, outcome.run), at());
        });
        // The run may be over before it is asked about again.
        isNoticed = true;
        break;
    }
    notify(['rosterSync']);
    return GO_ON;
  };

  const ask = async (): Promise<Next> => {
    askedAt = timers.elapsed();
    isNoticed = false;
    const answer = await api.sources();
    if (answer.kind === 'ok') {
      if (keepSources(sql, answer.body, at())) notify(['rosterSync']);
      return GO_ON;
    }
    const { next } = outcomeOf(answer);
    // A server that knows of no such syncs, or keeps them from this person, has the rest of the day for that.
    const isOurs = answer.kind === 'problem' && answer.code !== null && answer.status >= 400 && answer.status < 500;
    return isOurs && next.do !== 'signIn' && next.do !== 'updateApp' && answer.status !== 429 ? GO_ON : next;
  };

  return {
    nextIn,
    run: async () => {
      const wish = nextWish(sql);
      return wish ? send(wish) : ask();
    },
    noticed: () => {
      isNoticed = true;
    },
  };
}
