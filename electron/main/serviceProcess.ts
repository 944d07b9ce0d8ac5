import type { MessagePortMain } from 'electron';
import { ControlFromService, type ControlToService } from '../../shared/contract/ipcControl.ts';
import type { Log } from './logging.ts';
import { restartDelay, WELL_AFTER_MS } from './restartDelay.ts';

/** What is used of Electron's `UtilityProcess`; a test puts a process of its own here. */
export type ChildProcess = Readonly<{
  postMessage: (message: ControlToService, transfer?: MessagePortMain[]) => void;
  kill: () => boolean;
  on: {
    (event: 'spawn', listener: () => void): unknown;
    (event: 'message', listener: (message: unknown) => void): unknown;
    (event: 'exit', listener: (code: number) => void): unknown;
  };
}>;

export type Init = Extract<ControlToService, { type: 'init' }>;

/** What the service says besides `ready` and `stopped`, which are about its life and stay here. */
export type ServiceNews = Exclude<ControlFromService, { type: 'ready' | 'stopped' }>;
export type Reply = (message: ControlToService) => void;

export type ServiceProcessOptions = Readonly<{
  fork: () => ChildProcess;
  /** `reply` reaches the very process that spoke, never the one that came after it. */
  onNews: (news: ServiceNews, reply: Reply) => void;
  /** A service is ready: it must be told how things are, and after a restart windows have to ask for a new port. */
  onReady: (isRestart: boolean) => void;
  log: Log;
  now: () => number;
}>;

/** Keeps the service running: starts it, starts it again when it dies, ends it in an orderly way. */
export type ServiceProcess = Readonly<{
  /** Starts the process, so that it loads meanwhile; it gets its `init` by `begin`. */
  start: () => void;
  /**
   * The protection of secrets is decided: the service may open its store. `init` is made anew for each start. Called
   * again, it ends the service that is there and starts one with the new `init`.
   */
  begin: (init: () => Init) => Promise<void>;
  /** Hands over to the ready service; waits for it, across restarts, as long as it takes. */
  whenReady: (handOver: (transferPort: (port: MessagePortMain) => void) => void) => void;
  /** Told to a service that is there; one that is not learns it by `init` or by the next of its kind. */
  tell: (message: ControlToService) => void;
  stop: () => Promise<void>;
}>;

/** One process, from fork to exit. */
type Life = { child: ChildProcess; spawned: boolean; initialized: boolean; saidReady: boolean; bornAt: number };

type HandOver = Parameters<ServiceProcess['whenReady']>[0];

/** Longer than one commit and one goodbye take; nothing is lost when it is cut short, for every tick is on disk. */
const SHUTDOWN_MS = 4_000;
/** A killed process that is not seen to go is left to the operating system. */
const KILL_MS = 1_000;

function isReady(life: Life): boolean {
  return life.initialized && life.saidReady;
}

export function createServiceProcess(options: ServiceProcessOptions): ServiceProcess {
  const { fork, onNews, onReady, log, now } = options;
  let life: Life | null = null;
  let init: (() => Init) | null = null;
  let ending = false;
  let readyOnce = false;
  let deaths = 0;
  let restart: NodeJS.Timeout | undefined;
  let waiting: HandOver[] = [];
  let gone: (() => void)[] = [];

  const initialize = (current: Life): void => {
    if (init === null || !current.spawned || current.initialized) return;
    current.initialized = true;
    current.child.postMessage(init());
    becomeReady(current);
  };

  const handOverTo = (current: Life, handOver: HandOver): void => {
    handOver((port) => current.child.postMessage({ type: 'port' }, [port]));
  };

  /** Whichever comes last, its own word or our `init`. */
  const becomeReady = (current: Life): void => {
    if (!isReady(current)) return;
    log('info', 'service.ready');
    onReady(readyOnce);
    readyOnce = true;
    const hands = waiting;
    waiting = [];
    for (const handOver of hands) handOverTo(current, handOver);
  };

  const onMessage = (current: Life, data: unknown): void => {
    const parsed = ControlFromService.safeParse(data);
    if (!parsed.success) {
      log('error', 'service.badMessage');
      return;
    }
    const message = parsed.data;
    if (message.type === 'ready') {
      current.saidReady = true;
      becomeReady(current);
    } else if (message.type === 'stopped') current.child.kill();
    else {
      onNews(message, (answer) => {
        if (life === current) current.child.postMessage(answer);
      });
    }
  };

  const onExit = (current: Life, code: number): void => {
    if (life !== current) return;
    life = null;
    const leaving = gone;
    gone = [];
    for (const done of leaving) done();
    if (ending) return;
    deaths = now() - current.bornAt >= WELL_AFTER_MS ? 1 : deaths + 1;
    log('error', 'service.died', { exitCode: String(code), count: String(deaths) });
    restart = setTimeout(spawn, restartDelay(deaths));
  };

  const spawn = (): void => {
    const current: Life = { child: fork(), spawned: false, initialized: false, saidReady: false, bornAt: now() };
    life = current;
    current.child.on('spawn', () => {
      current.spawned = true;
      if (ending) current.child.kill();
      else initialize(current);
    });
    current.child.on('message', (data) => onMessage(current, data));
    current.child.on('exit', (code) => onExit(current, code));
  };

  const end = async (): Promise<void> => {
    ending = true;
    clearTimeout(restart);
    const current = life;
    if (current === null) return;
    await new Promise<void>((resolve) => {
      gone.push(resolve);
      const late = setTimeout(() => {
        log('warn', 'service.slowToStop');
        current.child.kill();
        lost = setTimeout(resolve, KILL_MS);
      }, SHUTDOWN_MS);
      let lost: NodeJS.Timeout | undefined;
      gone.push(() => {
        clearTimeout(late);
        clearTimeout(lost);
      });
      if (current.initialized) current.child.postMessage({ type: 'shutdown' });
      else current.child.kill();
    });
  };

  return {
    start: spawn,
    begin: async (nextInit) => {
      const again = init !== null;
      init = nextInit;
      if (again) {
        await end();
        ending = false;
        spawn();
      } else if (life !== null) initialize(life);
    },
    whenReady: (handOver) => {
      if (life !== null && isReady(life)) handOverTo(life, handOver);
      else waiting.push(handOver);
    },
    tell: (message) => {
      if (life?.initialized === true) life.child.postMessage(message);
    },
    stop: end,
  };
}
