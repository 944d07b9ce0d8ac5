import type { ServiceMessage, ServiceRequest, Topic } from '../../shared/contract/ipcService.ts';

/** The other end of a port, in a test: hears requests and answers when told to. */
export type Peer = Readonly<{
  port: MessagePort;
  heard: ServiceRequest[];
  /** Answers by itself from now on. */
  answerWith: (answer: (request: ServiceRequest) => unknown) => void;
  say: (message: ServiceMessage) => void;
  changed: (...topics: Topic[]) => void;
  /** Resolves when so many requests have been heard. */
  hears: (count: number) => Promise<void>;
  close: () => void;
}>;

/** A port and a peer behind it. */
export function createPeer(): Peer {
  const { port1, port2 } = new MessageChannel();
  const heard: ServiceRequest[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  let answer: ((request: ServiceRequest) => unknown) | null = null;
  const say = (message: ServiceMessage): void => port1.postMessage(message);
  port1.onmessage = ({ data }: MessageEvent<ServiceRequest>) => {
    heard.push(data);
    if (answer) say({ type: 'result', id: data.id, result: answer(data) });
    for (const wait of waiting) if (heard.length >= wait.count) wait.resolve();
  };
  return {
    port: port2,
    heard,
    answerWith: (next) => {
      answer = next;
    },
    say,
    changed: (...topics) => say({ type: 'changed', topics }),
    hears: (count) =>
      heard.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve })),
    close: () => port1.close(),
  };
}
