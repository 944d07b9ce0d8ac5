import type { AxiosHeaders, AxiosInstance } from 'axios';
import type { Timers } from '../ports.ts';
import { networkFault } from './networkFault.ts';

export type Fetch = typeof globalThis.fetch;

export type Request = Readonly<{
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** Sent as it is, byte for byte. */
  body?: string;
  /** Instead of it: bytes. */
  file?: Uint8Array;
  /** Until the answer begins. */
  answerWithinMs: number;
  /** Between two pieces of the answer. */
  silenceMs: number;
  signal?: AbortSignal;
}>;

/** An answer whose body is still on its way. */
export type Response = Readonly<{
  status: number;
  header: (name: string) => string | null;
  /** The pieces of the body, to be read or returned; throws when it is cut, silent for too long, or the request is aborted. */
  pieces: () => AsyncGenerator<Uint8Array, void, void>;
}>;

export type Exchanged =
  | Readonly<{ kind: 'response'; response: Response }>
  | Readonly<{ kind: 'notSent'; why: string }>
  | Readonly<{ kind: 'lost'; why: string }>;

/** One HTTP exchange: no redirect is followed, no status is an error, the body is handed out as it comes. */
export type Exchange = (request: Request) => Promise<Exchanged>;

type ExchangeDeps = Readonly<{ base: string; fetch: Fetch; timers: Timers }>;

export function createExchange(deps: ExchangeDeps): Exchange {
  let client: Promise<AxiosInstance> | null = null;
  return async (request) => exchange((client ??= createClient(deps)), deps.timers, request);
}

/** Loaded at the first request: axios wakes Node's whole fetch when it is loaded, which the first screen would wait for. */
async function createClient(deps: ExchangeDeps): Promise<AxiosInstance> {
  const { default: axios } = await import('axios');
  return axios.create({
    baseURL: deps.base,
    adapter: 'fetch',
    // The call is made anew each time: some implementations of fetch insist on their own `this`.
    env: { fetch: async (input: RequestInfo | URL, init?: RequestInit) => deps.fetch(input, init) },
    responseType: 'stream',
    maxRedirects: 0,
    validateStatus: () => true,
    transformRequest: [(data: unknown) => data],
    transformResponse: [],
    proxy: false,
  });
}

async function exchange(client: Promise<AxiosInstance>, timers: Timers, request: Request): Promise<Exchanged> {
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  request.signal?.addEventListener('abort', stop, { once: true });
  if (request.signal?.aborted) stop();
  const release = (): void => request.signal?.removeEventListener('abort', stop);
  const clear = timers.after(request.answerWithinMs, stop);
  const data = request.file ?? request.body;
  try {
    const answer = await (
      await client
    ).request<ReadableStream<Uint8Array> | null>({
      method: request.method,
      url: request.path,
      headers: { ...request.headers },
      ...(data === undefined ? {} : { data }),
      signal: abort.signal,
    });
    const headers = answer.headers as AxiosHeaders;
    const response: Response = {
      status: answer.status,
      header: (name) => {
        const value = headers.get(name);
        return typeof value === 'string' ? value : null;
      },
      pieces: () => readPieces(answer.data, timers, request.silenceMs, { abort, release }),
    };
    return { kind: 'response', response };
  } catch (error) {
    release();
    if (abort.signal.aborted) return { kind: 'lost', why: request.signal?.aborted ? 'stopped' : 'timeOut' };
    const { sent, why } = networkFault(error);
    return { kind: sent ? 'lost' : 'notSent', why };
  } finally {
    clear();
  }
}

async function* readPieces(
  body: ReadableStream<Uint8Array> | null,
  timers: Timers,
  silenceMs: number,
  { abort, release }: Readonly<{ abort: AbortController; release: () => void }>,
): AsyncGenerator<Uint8Array, void, void> {
  if (!body) {
    release();
    return;
  }
  const reader = body.getReader();
  // Not left to fetch alone: with a gzipped body that was aborted near its end, Node's never settles the read.
  const aborted = new Promise<never>((_, reject) => {
    abort.signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
  });
  aborted.catch(() => undefined);
  const next = async (): Promise<ReadableStreamReadResult<Uint8Array>> => {
    const clear = timers.after(silenceMs, () => abort.abort());
    try {
      return await Promise.race([reader.read(), aborted]);
    } finally {
      clear();
    }
  };
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- pieces come one after the other
      const { done, value } = await next();
      if (done) return;
      yield value;
    }
  } finally {
    release();
    // Left early (too large, not ours, stopped): the connection must not stay open for the rest.
    abort.abort();
    // Not awaited, for the same reason.
    void reader.cancel().catch(() => undefined);
  }
}
