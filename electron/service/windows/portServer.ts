import {
  ServiceRequest,
  serviceMethods,
  type ServiceErrorCode,
  type ServiceMessage,
  type ServiceMethod,
  type Topic,
} from '../../../shared/contract/ipcService.ts';
import type { Log } from '../ports.ts';
import { ServiceError } from '../serviceError.ts';
import { storeFault } from '../store/storeFault.ts';
import type { Handlers } from './handlers.ts';
import type { ServicePort } from './servicePort.ts';

export type PortServerDeps = Readonly<{
  handlers: Handlers;
  /** Until then requests wait: the last account is being opened. */
  ready: Promise<void>;
  log: Log;
  /** A window asks for something. */
  onRequest: () => void;
  /** Is the open store one of a newer Seatwise, which is only read? */
  isNewerStore: () => boolean;
  /** The store could not be read or written. */
  onFault: (error: unknown) => void;
}>;

/** Serves every window that connects; tells all of them what altered. */
export type PortServer = Readonly<{
  connect: (port: ServicePort) => void;
  broadcast: (topics: readonly Topic[]) => void;
}>;

export function createPortServer(deps: PortServerDeps): PortServer {
  const ports = new Set<ServicePort>();
  return {
    connect: (port) => {
      ports.add(port);
      port.onClose(() => ports.delete(port));
      port.onMessage((message) => {
        deps.onRequest();
        void answer(deps, message).then((reply) => {
          if (reply) port.post(reply);
        });
      });
    },
    broadcast: (topics) => {
      if (topics.length === 0) return;
      for (const port of ports) port.post({ type: 'changed', topics: [...topics] });
    },
  };
}

async function answer(deps: PortServerDeps, message: unknown): Promise<ServiceMessage | null> {
  const request = ServiceRequest.safeParse(message);
  if (!request.success) {
    const id = idOf(message);
    deps.log('error', 'badRequest');
    // Without an id nobody waits for an answer.
    return id === null ? null : { type: 'error', id, code: 'invalid' };
  }
  const { id, method, params } = request.data;
  try {
    await deps.ready;
    return { type: 'result', id, result: await call(deps.handlers, method, params) };
  } catch (error) {
    return failed(deps, id, method, error);
  }
}

async function call(handlers: Handlers, method: ServiceMethod, params: unknown): Promise<unknown> {
  const { params: accepts, result: gives } = serviceMethods[method];
  const parsed = accepts.safeParse(params);
  if (!parsed.success) throw new ServiceError('invalid');
  // The table of handlers is typed method by method; here any method meets its own params.
  const handler = handlers[method] as (params: unknown) => unknown;
  return gives.parse(await handler(parsed.data));
}

function failed(deps: PortServerDeps, id: number, method: ServiceMethod, error: unknown): ServiceMessage {
  if (error instanceof ServiceError) {
    return { type: 'error', id, code: error.code, ...(error.detail === undefined ? {} : { detail: error.detail }) };
  }
  deps.onFault(error);
  // It is not written to, and its tables may be others than ours.
  const code = deps.isNewerStore() ? 'storeNewer' : codeOf(error);
  // The name of the error and of the method: a message could hold a person's name.
  deps.log('error', 'requestFailed', { method, code, error: error instanceof Error ? error.name : 'unknown' });
  return { type: 'error', id, code };
}

function codeOf(error: unknown): ServiceErrorCode {
  switch (storeFault(error)) {
    case 'cannotWrite':
    case 'busy':
      return 'cannotWrite';
    case 'damaged':
    case 'notADatabase':
      return 'storeDamaged';
    case null:
      return 'defect';
  }
}

function idOf(message: unknown): number | null {
  if (typeof message !== 'object' || message === null || !('id' in message)) return null;
  return typeof message.id === 'number' && Number.isSafeInteger(message.id) ? message.id : null;
}
