import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { onTestFinished } from 'vitest';
import {
  serviceMethods,
  ServiceMessage,
  type ParamsOf,
  type ResultOf,
  type ServiceErrorCode,
  type ServiceMethod,
} from '../../../shared/contract/ipcService.ts';
import { systemClock, systemRandom, systemTimers } from '../machine.ts';
import { createService, type Service, type ServiceDeps } from '../service.ts';
import type { Secrets } from '../session/secrets.ts';
import type { ServicePort } from '../windows/servicePort.ts';

/** Node's port made to look like a window's. */
export function fromNode(port: MessagePort): ServicePort {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.on('close', listener),
  };
}

/** A vault in memory. */
export function createTestVault(): Secrets & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name) => Promise.resolve(values.get(name) ?? null),
    set: async (name, value) => {
      if (value === null) values.delete(name);
      else values.set(name, value);
      return Promise.resolve(value);
    },
  };
}

export type TestWindow = Readonly<{
  ask: <M extends ServiceMethod>(method: M, params: ParamsOf<M>) => Promise<ResultOf<M>>;
  /** The error code that the request is answered with. */
  refused: <M extends ServiceMethod>(method: M, params: ParamsOf<M>) => Promise<ServiceErrorCode>;
  post: (message: unknown) => void;
  messages: readonly unknown[];
  topics: readonly string[];
}>;

/** A window at the other end of a real channel: parses both ways, as the renderer does. */
export function openWindow(service: Service): TestWindow {
  const { port1, port2 } = new MessageChannel();
  service.connect(fromNode(port1));
  const waiting = new Map<number, (message: ServiceMessage) => void>();
  const messages: unknown[] = [];
  const topics: string[] = [];
  let last = 0;
  port2.on('message', (data) => {
    messages.push(data);
    const message = ServiceMessage.parse(data);
    if (message.type === 'changed') topics.push(...message.topics);
    else waiting.get(message.id)?.(message);
  });
  onTestFinished(() => port2.close());
  const send = async (method: string, params: unknown): Promise<ServiceMessage> =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      port2.postMessage({ id: last, method, params });
    });
  return {
    ask: async <M extends ServiceMethod>(method: M, params: ParamsOf<M>): Promise<ResultOf<M>> => {
      const message = await send(method, params);
      if (message.type !== 'result') throw new Error(`${method} was answered with ${JSON.stringify(message)}`);
      return serviceMethods[method].result.parse(message.result) as ResultOf<M>;
    },
    refused: async (method, params) => {
      const message = await send(method, params);
      if (message.type !== 'error') throw new Error(`${method} was not refused`);
      return message.code;
    },
    post: (message) => port2.postMessage(message),
    messages,
    topics,
  };
}

export type TestService = Readonly<{
  service: Service;
  window: TestWindow;
  vault: ReturnType<typeof createTestVault>;
  remembered: () => { serverUrl: string; lastAccountKey: string | null };
  logged: readonly { event: string; ids: Readonly<Record<string, string>> }[];
  counted: readonly (readonly [number, number])[];
}>;

/** A service under plain Node with the real clock, timers and fetch, and a window connected to it. */
export function startTestService(
  deps: Pick<ServiceDeps, 'dataFolder' | 'serverUrl'> & Partial<ServiceDeps> & { vault?: TestService['vault'] },
): TestService {
  const vault = deps.vault ?? createTestVault();
  const logged: { event: string; ids: Readonly<Record<string, string>> }[] = [];
  const counted: (readonly [number, number])[] = [];
  let remembered = { serverUrl: deps.serverUrl, lastAccountKey: deps.lastAccountKey ?? null };
  const service = createService({
    keep: 'disk',
    lastAccountKey: null,
    deviceName: 'Front office',
    secrets: vault,
    remember: (serverUrl, lastAccountKey) => {
      remembered = { serverUrl, lastAccountKey };
    },
    counts: (waiting, attention) => counted.push([waiting, attention]),
    log: (_level, event, ids = {}) => logged.push({ event, ids }),
    fetch: globalThis.fetch,
    clock: systemClock,
    timers: systemTimers,
    random: systemRandom,
    ...deps,
  });
  onTestFinished(async () => service.stop());
  void service.start();
  return { service, window: openWindow(service), vault, remembered: () => remembered, logged, counted };
}

/** Waits until something is so. A test that waits in vain fails by its own time limit. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- looking again and again is the point
    if (await isSo()) return;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((resolve) => {
      setTimeout(resolve, 10);
    });
  }
}
