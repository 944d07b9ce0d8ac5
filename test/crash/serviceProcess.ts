import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { ControlFromService, ControlToService } from '../../shared/contract/ipcControl.ts';
import {
  ServiceMessage,
  serviceMethods,
  type ParamsOf,
  type ResultOf,
  type ServiceMethod,
} from '../../shared/contract/ipcService.ts';
import { ControlFromService as ControlSchema } from '../../shared/contract/ipcControl.ts';

/** Where the project lies, seen from here and from the bundle of this tool. */
export const ROOT = join(import.meta.dirname, '../..');

/** What became of a request: an answer, a refusal with its code, or the process died first. */
export type Reply<M extends ServiceMethod> =
  | Readonly<{ kind: 'result'; result: ResultOf<M> }>
  | Readonly<{ kind: 'error'; code: string }>
  | Readonly<{ kind: 'died' }>;

/** The built service in a process of its own, with one window. */
export type ServiceProcess = Readonly<{
  ask: <M extends ServiceMethod>(method: M, params: ParamsOf<M>) => Promise<Reply<M>>;
  control: (message: ControlToService) => void;
  kill: () => void;
  isAlive: () => boolean;
  /** Ends when the process has; nothing writes to its files any more. */
  ended: Promise<void>;
}>;

export type ServiceProcessDeps = Readonly<{
  onControl: (message: ControlFromService) => void;
  failpoint: string | null;
  /** Keep copies of what is durable, for a power cut. */
  images: string | null;
  /** No file may grow beyond that: a disk that takes no more. */
  maxFileBytes: number | null;
}>;

/** Starts `out/main/service.cjs` under plain Node. */
export function startServiceProcess({
  onControl,
  failpoint,
  images,
  maxFileBytes,
}: ServiceProcessDeps): ServiceProcess {
  const child = fork(join(ROOT, 'test/crash/process/start.mjs'), [join(ROOT, 'out/main/service.cjs')], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    ...(maxFileBytes === null ? { execArgv: [] } : limited(maxFileBytes)),
    env: {
      ...process.env,
      ...(failpoint === null ? {} : { SEATWISE_FAILPOINT: failpoint }),
      ...(images === null ? {} : { SEATWISE_DURABLE_IMAGES: images }),
    },
  });
  const waiting = new Map<number, (message: ServiceMessage | null) => void>();
  let last = 0;
  let alive = true;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      alive = false;
      for (const answer of waiting.values()) answer(null);
      waiting.clear();
      resolve();
    });
  });
  child.on('error', () => undefined);
  child.on('message', (message: { window?: unknown; control?: unknown }) => {
    if (message.control !== undefined) onControl(ControlSchema.parse(message.control));
    else take(ServiceMessage.parse(message.window));
  });
  const take = (message: ServiceMessage): void => {
    if (message.type === 'changed') return;
    waiting.get(message.id)?.(message);
    waiting.delete(message.id);
  };
  const ask = async (method: ServiceMethod, params: unknown): Promise<ServiceMessage | null> =>
    new Promise((resolve) => {
      if (!alive) return resolve(null);
      last += 1;
      waiting.set(last, resolve);
      post(child, { window: { id: last, method, params } });
    });
  return {
    ask: async <M extends ServiceMethod>(method: M, params: ParamsOf<M>): Promise<Reply<M>> => {
      const message = await ask(method, params);
      if (message === null || message.type === 'changed') return { kind: 'died' };
      if (message.type === 'error') return { kind: 'error', code: message.code };
      return { kind: 'result', result: serviceMethods[method].result.parse(message.result) as ResultOf<M> };
    },
    control: (message) => post(child, { control: message }),
    kill: () => child.kill('SIGKILL'),
    isAlive: () => alive,
    ended,
  };
}

/** A shell sets the limit (in blocks of 512 bytes) and becomes Node. Writing beyond it is then an error, not a signal. */
function limited(maxFileBytes: number): Readonly<{ execPath: string; execArgv: string[] }> {
  const script = `trap '' XFSZ; ulimit -f ${Math.floor(maxFileBytes / 512)}; exec "${process.execPath}" "$0" "$@"`;
  return { execPath: '/bin/sh', execArgv: ['-c', script] };
}

/** A message to a process that has just died is nobody's fault. */
function post(child: ChildProcess, message: object): void {
  if (child.connected) child.send(message, () => undefined);
}
