import { isLoopback } from './environment.ts';

export type NetworkOptions = Readonly<{
  isOnline: () => boolean;
  /** The licensing API in use. */
  serverUrl: () => string;
  tell: (online: boolean) => void;
}>;

/** The operating system is asked this often; it tells the main process of no change by itself. */
const ASK_EVERY_MS = 3_000;

/** Watches whether this computer has a network, and tells of each change. */
export function createNetworkWatch({ isOnline, serverUrl, tell }: NetworkOptions): Readonly<{
  start: () => void;
  stop: () => void;
  /** Tells how it is now, changed or not. */
  report: () => void;
}> {
  let timer: NodeJS.Timeout | undefined;
  let last: boolean | null = null;
  // A server on this computer needs no network.
  const current = (): boolean => isOnline() || isLoopback(serverUrl());
  const report = (): void => {
    last = current();
    tell(last);
  };
  return {
    start: () => {
      timer = setInterval(() => {
        if (current() !== last) report();
      }, ASK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
    report,
  };
}
