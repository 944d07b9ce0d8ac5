import type { Page } from 'playwright';

/** Milliseconds of one save: since the command left the window, and since the click on Save. */
export type SaveTiming = Readonly<{ durable: number; painted: number; clickToPainted: number }>;

type Watch = {
  clicked: number;
  began: number;
  requestId: number;
  durable: number;
  painted: Promise<number>;
};

type WatchedWindow = { saveWatch: { next: Watch | null } };

/**
 * Listens at the window's port to the service, from outside of the app's code: when `changes.save` leaves and when its
 * answer, which is given after the commit, arrives.
 */
export async function listenForSaves(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state: { next: Watch | null } = { next: null };
    (window as unknown as WatchedWindow).saveWatch = state;
    type Message = Readonly<{ id?: number; method?: string }>;
    const prototype = MessagePort.prototype as unknown as { postMessage: (...args: unknown[]) => void };
    const post = prototype['postMessage'];
    const heard = new WeakSet<MessagePort>();
    const hear = ({ data }: MessageEvent<Message>): void => {
      if (state.next && state.next.requestId === data.id) state.next.durable = performance.now();
    };
    prototype.postMessage = function posted(this: MessagePort, ...args: unknown[]): void {
      const message = args[0] as Message | null;
      if (state.next && message?.method === 'changes.save') {
        state.next.began = performance.now();
        state.next.requestId = message.id ?? -1;
        if (!heard.has(this)) this.addEventListener('message', hear);
        heard.add(this);
      }
      Reflect.apply(post, this, args);
    };
    document.addEventListener(
      'click',
      () => {
        if (state.next && state.next.began === 0) state.next.clicked = performance.now();
      },
      true,
    );
  });
}

/** Waits for the next save from now on, until the row with this name says `text` and is painted. */
export async function armSaveWatch(page: Page, rowName: string, text: string): Promise<void> {
  await page.evaluate(
    ([name, wanted]) => {
      const isThere = (): boolean =>
        [...document.querySelectorAll('tr')].some((row) => {
          const content = row.textContent ?? '';
          return content.includes(name) && content.includes(wanted);
        });
      const changed = new Promise<void>((resolve) => {
        const observer = new MutationObserver(() => {
          if (!isThere()) return;
          observer.disconnect();
          resolve();
        });
        observer.observe(document, { childList: true, subtree: true, characterData: true });
      });
      // A task posted inside a frame's callback runs once that frame has been laid out and handed to the compositor.
      const painted = changed.then(
        () =>
          new Promise<number>((resolve) => {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now());
              port2.postMessage(null);
            });
          }),
      );
      (window as unknown as WatchedWindow).saveWatch.next = {
        clicked: 0,
        began: 0,
        requestId: -1,
        durable: 0,
        painted,
      };
    },
    [rowName, text] as const,
  );
}

/** What the save that was waited for took. */
export async function takeSaveTiming(page: Page): Promise<SaveTiming> {
  return page.evaluate(async () => {
    const state = (window as unknown as WatchedWindow).saveWatch;
    const watch = state.next;
    if (!watch) throw new Error('No save is waited for.');
    const painted = await watch.painted;
    state.next = null;
    return {
      durable: watch.durable - watch.began,
      painted: painted - watch.began,
      clickToPainted: painted - watch.clicked,
    };
  });
}
