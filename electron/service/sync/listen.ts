import type { Gate } from './gate.ts';
import type { Random, Timers } from '../ports.ts';
import type { SyncApi } from './ports.ts';

export type Listener = Readonly<{
  start: () => void;
  stop: () => void;
  /** Is a stream open, so that polling can rest? */
  isOpen: () => boolean;
}>;

/** After a stream ends the next one is opened after about so long; polling goes on meanwhile. */
const AGAIN_AFTER_MS = 5000;

/** Keeps one stream of server-sent events open while the server can be reached. */
export function createListener(
  deps: Readonly<{
    api: SyncApi;
    gate: Gate;
    timers: Timers;
    random: Random;
    onChanged: () => void;
    onEnd: () => void;
  }>,
): Listener {
  const { api, gate, timers, random } = deps;
  let running = false;
  let open = false;
  let cancelTimer = (): void => undefined;

  const listen = async (): Promise<void> => {
    if (!running) return;
    if (gate.connection() === 'online') {
      const was = await api.events({
        open: () => {
          open = true;
        },
        changed: deps.onChanged,
      });
      open = false;
      // The stream ends when the server does: a reason to look.
      if (was && running) deps.onEnd();
    }
    // oxlint-disable-next-line typescript/no-unnecessary-condition -- it may have been stopped meanwhile
    if (running) cancelTimer = timers.after(AGAIN_AFTER_MS * (0.5 + random.unit()), () => void listen());
  };
  return {
    start: () => {
      if (running) return;
      running = true;
      void listen();
    },
    stop: () => {
      running = false;
      cancelTimer();
    },
    isOpen: () => open,
  };
}
