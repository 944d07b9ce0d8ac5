import type { Session } from '../../shared/contract/session.ts';
import type { Account } from '../../shared/contract/session.ts';
import { createComputer, type Wraps } from './computer.ts';
import { createDisk } from './disk.ts';
import { keptIn, UPGRADE, upgradeLoses } from './invariants/upgradeKeeps.ts';
import { lookAt } from './look.ts';
import { createMirror } from './mirror.ts';
import { createNetwork } from './network.ts';
import { prepareStore } from './prepareStore.ts';
import { dice, seedOf } from './random.ts';
import type { Asked, Desk } from './run.ts';
import type { Scheduler } from './scheduler.ts';
import type { Site } from './site.ts';
import type { Tally } from './tally.ts';
import type { Trace } from './trace.ts';
import type { Watch } from './watch.ts';

export type DeskDeps = Readonly<{
  seed: number;
  number: number;
  account: Account;
  session: Session;
  /** A snapshot of this account from before the run; null: the store was only just made. */
  morning: string | null;
  scheduler: Scheduler;
  site: Site;
  trace: Trace;
  tally: Tally;
  watch: () => Watch;
  trueNow: () => number;
  wraps: Wraps;
}>;

const DRIFT = { number: 21, sentence: 'Rows that nobody altered are not found to differ.' } as const;
/** After a crash the app is opened again about so much later. */
const REOPENED_MS = [50, 8000] as const;

/** Puts one place in the office together: disk, line, computer, and the notes of who watches. */
export function createDesk(deps: DeskDeps): Desk {
  const { scheduler, site, trace, session } = deps;
  const name = `d${deps.number}`;
  const random = dice(seedOf(deps.seed, name));
  const mirror = createMirror();
  const disk = createDisk((sql) =>
    prepareStore(sql, { session, random, trueNow: deps.trueNow, morning: deps.morning, mirror }),
  );
  const asked = new Map<number, Asked>();
  let numbers = 0;

  const network = createNetwork({
    scheduler,
    site,
    random,
    tally: deps.tally,
    whenAwake: (work) => computer.whenAwake(work),
    listener: {
      asked: (kind, request) => {
        numbers += 1;
        const one: Asked = { number: numbers, kind, request, at: scheduler.now() };
        // Tokens are nobody's business, and a real server's are never the same.
        trace.add(`${name} > ${kind} ${kind === 'session' ? '' : (request.body ?? request.path)}`);
        if (kind !== 'events') desk.lastAttempt = scheduler.now();
        deps.watch().asked(desk, one);
        asked.set(one.number, one);
        return one.number;
      },
      told: (number, exchanged, answer) => {
        const one = asked.get(number);
        asked.delete(number);
        if (!one) return;
        trace.add(
          `${name} < ${one.kind} ${exchanged.kind} ${answer ? `${answer.status} ${one.kind === 'session' ? '' : answer.body}` : ''}`,
        );
        if (answer?.status === 200 && (one.kind === 'changes' || one.kind === 'snapshot')) handOut(one, answer.body);
        const after = Number(answer?.headers['retry-after'] ?? 0) * 1000;
        const waits = one.kind !== 'events' && one.kind !== 'session' && [409, 429, 503].includes(answer?.status ?? 0);
        if (waits) desk.notBefore = Math.max(desk.notBefore, scheduler.now() + after);
        deps.watch().answered(desk, one, exchanged, answer);
      },
    },
  });
  const handOut = ({ request }: Asked, body: string): void => {
    // A portal's page is no snapshot.
    if (body.startsWith('{"type":"head"') || body.startsWith('{"epoch"')) desk.mirror.handedOut(request.path, body);
  };
  const computer = createComputer({
    scheduler,
    random,
    disk,
    exchangeFor: network.exchangeFor,
    session,
    trueNow: deps.trueNow,
    wraps: deps.wraps,
    notified: (topics) => {
      if (topics.includes('licenses')) desk.told = true;
      if (topics.includes('session') || topics.includes('status')) notePause();
    },
    logged: (event, ids) => {
      trace.add(`${name} log ${event} ${JSON.stringify(ids)}`);
      if (event.startsWith('drift') && !desk.spoiled)
        deps.watch().report({ ...DRIFT, detail: `${name}: ${ids['tables'] ?? ''}` });
      // A client that breaks the protocol: never right, whatever the network does.
      if (event !== 'changeRejected' || ids['code'] === 'closed') return;
      deps
        .watch()
        .report({ number: 11, sentence: 'The server calls it our defect.', detail: `${name}: ${ids['code'] ?? ''}` });
    },
    started: () => {
      if (desk.toBringOn === null) return;
      const detail = upgradeLoses(desk.toBringOn, keptIn(disk.look()));
      if (detail !== null) deps.watch().report({ ...UPGRADE, detail: `${name}: ${detail}` });
      desk.toBringOn = null;
    },
    died: () => {
      trace.add(`${name} died`);
      asked.clear();
      desk.notBefore = 0;
      desk.paused = false;
      network.cut();
      scheduler.after(random.int(...REOPENED_MS), () => computer.boot());
    },
  });
  const notePause = (): void => {
    const connection = computer.process()?.engine.status().connection;
    desk.paused = connection === 'signedOut' || connection === 'updateNeeded';
  };
  const desk: Desk = {
    name,
    account: deps.account,
    computer,
    disk,
    network,
    ticks: [],
    sets: [],
    uncertain: false,
    look: lookAt(disk.look()),
    decidedIn: new Map(),
    included: new Set(),
    lookedAt: -1,
    window: { shown: [], pools: '' },
    told: true,
    underWay: asked,
    notBefore: 0,
    lastAttempt: 0,
    runnableSince: null,
    paused: false,
    mirror,
    toBringOn: null,
    mustStayOpen: [],
    spoiled: false,
  };
  return desk;
}
