import {
  ServiceMessage,
  serviceMethods,
  type ParamsOf,
  type ResultOf,
  type ServiceErrorCode,
  type ServiceMethod,
  type ServiceRequest,
  type Topic,
} from '../../shared/contract/ipcService.ts';

/** Why a question has no answer. `disconnected`: the service went away after it was asked. */
export type Failure = Readonly<{ code: ServiceErrorCode | 'disconnected'; detail: string | null }>;

export type Answer<M extends ServiceMethod> =
  | Readonly<{ ok: true; value: ResultOf<M> }>
  | Readonly<{ ok: false; failure: Failure }>;

/** The service as a window sees it. A failure is a value; `ask` never rejects. */
export type ServiceClient = Readonly<{
  start: () => void;
  stop: () => void;
  ask: <M extends ServiceMethod>(method: M, params: ParamsOf<M>) => Promise<Answer<M>>;
  /** The service says that something altered. Returns the unsubscribe. */
  onChanged: (listener: (topics: readonly Topic[]) => void) => () => void;
  /** A new service answers: whatever is on screen should be asked again. Returns the unsubscribe. */
  onReconnected: (listener: () => void) => () => void;
}>;

type Surroundings = Readonly<{
  /** Asks for a port to the service. */
  openPort: () => Promise<MessagePort>;
  /** Tells when the service was restarted, so that the port in hand leads nowhere. Returns the unsubscribe. */
  onRestarted: (listener: () => void) => () => void;
  /** Hears of what should never happen: an answer that breaks the contract. */
  onDefect: (what: string) => void;
}>;

type Reply = Readonly<{ ok: true; result: unknown }> | Readonly<{ ok: false; failure: Failure }>;
type Settle = (reply: Reply) => void;
type Asked = Readonly<{ request: ServiceRequest; settle: Settle }>;

const DISCONNECTED: Reply = { ok: false, failure: { code: 'disconnected', detail: null } };

/** Asks the service over its port, and survives the service's restarts. */
export function createServiceClient({ openPort, onRestarted, onDefect }: Surroundings): ServiceClient {
  const changedListeners = new Set<(topics: readonly Topic[]) => void>();
  const reconnectedListeners = new Set<() => void>();
  /** Sent and not answered. */
  const sent = new Map<number, Settle>();
  /** Asked while there is no port; they leave as soon as there is one. */
  let unsent: Asked[] = [];
  let port: MessagePort | null = null;
  /** Rises with each attempt, so that a port that comes too late is told from the one that is awaited. */
  let attempt = 0;
  let opening = false;
  let connectedBefore = false;
  let lastId = 0;
  let unsubscribe: (() => void) | null = null;

  const send = ({ request, settle }: Asked, to: MessagePort): void => {
    sent.set(request.id, settle);
    to.postMessage(request);
  };

  const failAll = (): void => {
    const settles = [...sent.values(), ...unsent.map((asked) => asked.settle)];
    sent.clear();
    unsent = [];
    for (const settle of settles) settle(DISCONNECTED);
  };

  const hear = (data: unknown): void => {
    const parsed = ServiceMessage.safeParse(data);
    if (!parsed.success) return onDefect('a message of the service that is not in the contract');
    const message = parsed.data;
    if (message.type === 'changed') {
      for (const listener of changedListeners) listener(message.topics);
      return;
    }
    const settle = sent.get(message.id);
    sent.delete(message.id);
    settle?.(
      message.type === 'result'
        ? { ok: true, result: message.result }
        : { ok: false, failure: { code: message.code, detail: message.detail ?? null } },
    );
  };

  const drop = (): void => {
    attempt += 1;
    opening = false;
    if (port) {
      port.onmessage = null;
      port.close();
    }
    port = null;
  };

  const connect = async (): Promise<void> => {
    const mine = (attempt += 1);
    opening = true;
    const opened = await openPort().catch(() => null);
    if (mine !== attempt) return opened?.close();
    opening = false;
    if (!opened) return failAll();
    port = opened;
    port.onmessage = (event: MessageEvent<unknown>) => hear(event.data);
    const questions = unsent;
    unsent = [];
    for (const asked of questions) send(asked, opened);
    if (connectedBefore) for (const listener of reconnectedListeners) listener();
    connectedBefore = true;
  };

  return {
    start: () => {
      unsubscribe = onRestarted(() => {
        drop();
        failAll();
        void connect();
      });
      void connect();
    },
    stop: () => {
      unsubscribe?.();
      drop();
      failAll();
    },
    ask: (method, params) =>
      new Promise((resolve) => {
        const contract = serviceMethods[method];
        const parsed = contract.params.safeParse(params);
        if (!parsed.success) {
          onDefect(`${method}: parameters that are not in the contract`);
          return resolve({ ok: false, failure: { code: 'invalid', detail: null } });
        }
        const settle: Settle = (reply) => {
          if (!reply.ok) return resolve(reply);
          const result = contract.result.safeParse(reply.result);
          if (result.success) return resolve({ ok: true, value: result.data as ResultOf<typeof method> });
          onDefect(`${method}: a result that is not in the contract`);
          resolve({ ok: false, failure: { code: 'defect', detail: null } });
        };
        const asked: Asked = { request: { id: (lastId += 1), method, params: parsed.data }, settle };
        if (port) return send(asked, port);
        unsent.push(asked);
        if (!opening) void connect();
      }),
    onChanged: (listener) => subscribe(changedListeners, listener),
    onReconnected: (listener) => subscribe(reconnectedListeners, listener),
  };
}

function subscribe<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
