import type { Topic } from '../../shared/contract/ipcService.ts';
import type { Fetch } from './api/exchange.ts';
import type { Clock, Log, Random, Timers } from './ports.ts';
import { readCounts } from './queries/counts.ts';
import { createAccounts } from './session/accounts.ts';
import type { Secrets } from './session/secrets.ts';
import { readPractice } from './session/signIn.ts';
import { storeFault } from './store/storeFault.ts';
import { createHandlers } from './windows/handlers.ts';
import { createPortServer } from './windows/portServer.ts';
import type { ServicePort } from './windows/servicePort.ts';

export type ServiceDeps = Readonly<{
  dataFolder: string;
  serverUrl: string;
  /** `memory`: the person chose to keep nothing on this computer. */
  keep: 'disk' | 'memory';
  lastAccountKey: string | null;
  deviceName: string;
  secrets: Secrets;
  /** What the main process must know at the next start. */
  remember: (serverUrl: string, lastAccountKey: string | null) => void;
  /** Numbers for the badge and the bar on the app's icon, told when they alter. `sent`: the part of long work, 0 to 1. */
  counts: (waiting: number, needsAttention: number, sent: number | null) => void;
  log: Log;
  fetch: Fetch;
  clock: Clock;
  timers: Timers;
  random: Random;
}>;

/** Store, sync and queries of this computer, for any number of windows. */
export type Service = Readonly<{
  /** Opens the account that was open last. Windows may connect before it is done; their requests wait. */
  start: () => Promise<void>;
  connect: (port: ServicePort) => void;
  setOnline: (online: boolean) => void;
  setFocused: (focused: boolean) => void;
  resume: () => void;
  lock: () => void;
  /** Ends what is under way, closes the store. Nothing that was saved is lost by not calling it. */
  stop: () => Promise<void>;
}>;

export function createService(deps: ServiceDeps): Service {
  let surroundings = { online: true, focused: true };
  let told = '';
  let lastAsked = deps.timers.elapsed();
  const altered = new Set<Topic>();

  /** Topics of one piece of work go out together, before its answer: windows ask while they take that in. */
  const notify = (topics: readonly Topic[]): void => {
    const first = altered.size === 0;
    for (const topic of topics) altered.add(topic);
    if (first && altered.size > 0) queueMicrotask(flush);
  };
  const flush = (): void => {
    const topics = [...altered];
    altered.clear();
    server.broadcast(topics);
    if (topics.includes('status') || topics.includes('activity')) tellCounts();
  };
  const tellCounts = (): void => {
    const account = accounts.current();
    try {
      const nothing = { waiting: 0, needsAttention: 0, sending: null };
      const { waiting, needsAttention, sending } = account ? readCounts(account.sql) : nothing;
      // In steps of a hundredth: more than that nobody sees on an icon.
      const sent = sending === null ? null : Math.floor((sending.done / sending.of) * 100) / 100;
      const news = `${waiting} ${needsAttention} ${sent}`;
      if (news !== told) deps.counts(waiting, needsAttention, sent);
      told = news;
    } catch (error) {
      onFault(error);
    }
  };
  const onFault = (error: unknown): void => {
    const fault = storeFault(error);
    if (fault !== 'damaged' && fault !== 'notADatabase') return;
    const account = accounts.current();
    if (account) void accounts.replaceDamaged(account).catch(() => deps.log('error', 'storeNotReplaced'));
  };

  const accounts = createAccounts({
    ...deps,
    notify,
    quietMs: () => deps.timers.elapsed() - lastAsked,
    onFault,
    surroundings: () => surroundings,
  });
  const handlers = createHandlers({
    accounts,
    notify,
    later: (work) => deps.timers.after(0, work),
    readPractice: async (serverUrl) => readPractice(deps, serverUrl),
  });
  let started = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    started = resolve;
  });
  const server = createPortServer({
    handlers,
    ready,
    log: deps.log,
    onRequest: () => {
      lastAsked = deps.timers.elapsed();
    },
    isNewerStore: () => accounts.current()?.access === 'read',
    onFault,
  });

  return {
    start: async () => {
      // Nobody has to be told: whoever asked before is answered now.
      await accounts.start().finally(started);
      tellCounts();
    },
    connect: server.connect,
    setOnline: (online) => {
      surroundings = { ...surroundings, online };
      accounts.current()?.engine.setOnline(online);
    },
    setFocused: (focused) => {
      surroundings = { ...surroundings, focused };
      accounts.current()?.engine.setFocused(focused);
    },
    resume: () => accounts.current()?.engine.resume(),
    lock: () => void accounts.lock().catch(() => deps.log('error', 'notLocked')),
    stop: async () => accounts.stop(),
  };
}
