import type { Answer } from '../../../electron/service/api/answer.ts';
import type { Sql } from '../../../electron/service/store/sqlite.ts';
import type { SyncApi } from '../../../electron/service/sync/ports.ts';
import type { PushRequest, PushResponse } from '../../../shared/contract/push.ts';
import type { Mutant } from './mutant.ts';

/** What a push makes of its answer. */
function pushing(alter: (answer: Answer<PushResponse>, body: string, sql: Sql) => Answer<PushResponse>) {
  return (api: SyncApi, sql: Sql): SyncApi => ({
    ...api,
    push: async (body) => alter(await api.push(body), body, sql),
  });
}

/** Ends everything that is on its way. */
function endAll(
  state: string,
  when: (answer: Answer<PushResponse>) => boolean,
): NonNullable<Mutant['mutation']['api']> {
  return pushing((answer, _, sql) => {
    if (when(answer)) sql.run(`UPDATE outbox SET state = ? WHERE state IN ('sending', 'unknown')`, [state]);
    return answer;
  });
}

const isStatus = (answer: Answer<unknown>, from: number, to = from): boolean =>
  answer.kind === 'problem' && answer.status >= from && answer.status <= to;

const itemsOf = (body: string): PushRequest['changes'] => (JSON.parse(body) as PushRequest).changes;

/** Defects of what is made of an answer. */
export const inApi: readonly Mutant[] = [
  {
    name: 'drops the queue when signed out (401)',
    mutation: { api: endAll('cancelled', (answer) => isStatus(answer, 401)) },
  },
  {
    name: 'gives up when rights changed (403)',
    mutation: { api: endAll('refused', (answer) => isStatus(answer, 403)) },
  },
  {
    name: 'gives up when an update is needed (426)',
    mutation: { api: endAll('quarantined', (answer) => isStatus(answer, 426)) },
  },
  {
    name: 'takes a fault of the server for a refusal',
    mutation: { api: endAll('refused', (answer) => isStatus(answer, 500, 599)) },
  },
  { name: 'takes a lost answer for success', mutation: { api: endAll('applied', ({ kind }) => kind === 'lost') } },
  {
    name: "takes a portal's page for an answer",
    mutation: { api: endAll('applied', (answer) => answer.kind === 'foreign' && answer.status === 200) },
  },
  {
    name: 'matches results by position',
    mutation: {
      api: pushing((answer, body) => {
        if (answer.kind !== 'ok') return answer;
        const items = itemsOf(body);
        const results = answer.body.results.map((entry, index) => {
          const { id, seq } = items[index] ?? entry;
          return { ...entry, id, seq };
        });
        return { kind: 'ok', body: { ...answer.body, results } };
      }),
    },
  },
  {
    name: 'tries again before Retry-After ends',
    mutation: {
      api: pushing((answer) => (answer.kind === 'problem' ? { ...answer, retryAfterMs: null } : answer)),
    },
  },
  {
    name: 'has two pushes in flight',
    mutation: {
      api: (api) => ({
        ...api,
        push: async (body) => {
          const [first] = await Promise.all([api.push(body), api.push(body)]);
          return first;
        },
      }),
    },
  },
  {
    name: 'alters what it sends again',
    mutation: {
      api: (api) => {
        let times = 0;
        return {
          ...api,
          push: async (body) => {
            times += 1;
            return api.push(times % 4 === 0 ? body.replace('"label":"Simulated"', '"label":"Simulated again"') : body);
          },
        };
      },
    },
  },
  {
    name: 'waits for an answer for ever',
    mutation: {
      exchange: (exchange) => async (request) => {
        const exchanged = await exchange(request);
        return exchanged.kind === 'lost' && exchanged.why === 'timeOut' ? new Promise(() => undefined) : exchanged;
      },
    },
  },
  {
    name: 'goes on while the system says offline',
    mutation: { engine: (engine) => ({ ...engine, setOnline: () => engine.setOnline(true) }) },
  },
  {
    name: 'tells no window of a verdict',
    mutation: { notify: (topics) => topics.filter((topic) => topic !== 'licenses') },
  },
];
