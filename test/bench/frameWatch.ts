import type { Page } from 'playwright';

/** Milliseconds from one frame to the next, in order. */
export type FrameGaps = readonly number[];

type WatchingWindow = { frameGaps: number[]; stopFrames: () => void; painted?: Promise<number> };

/** Notes how long each frame of the window takes, from now on. */
export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(() => {
    const state = window as unknown as WatchingWindow;
    const gaps: number[] = [];
    state.frameGaps = gaps;
    let last = performance.now();
    let handle = 0;
    const frame = (now: number): void => {
      gaps.push(now - last);
      last = now;
      handle = requestAnimationFrame(frame);
    };
    handle = requestAnimationFrame((now) => {
      last = now;
      handle = requestAnimationFrame(frame);
    });
    state.stopFrames = () => cancelAnimationFrame(handle);
  });
}

/** What was noted since. */
export async function takeFrames(page: Page): Promise<FrameGaps> {
  return page.evaluate(() => {
    const state = window as unknown as WatchingWindow;
    state.stopFrames();
    return state.frameGaps;
  });
}

/** From the next event of a kind to the frame that shows an element with this text, wherever it is in the page. */
export async function armPaintWatch(
  page: Page,
  event: 'drop' | 'click',
  selector: string,
  text: string,
): Promise<void> {
  await page.evaluate(
    ([kind, wanted, words]) => {
      const isThere = (): boolean =>
        [...document.querySelectorAll(wanted)].some((element) => (element.textContent ?? '').includes(words));
      const begun = new Promise<number>((resolve) => {
        document.addEventListener(kind, () => resolve(performance.now()), { capture: true, once: true });
      });
      const shown = begun.then(
        () =>
          new Promise<void>((resolve) => {
            const observer = new MutationObserver(() => {
              if (!isThere()) return;
              observer.disconnect();
              resolve();
            });
            observer.observe(document, { childList: true, subtree: true, characterData: true });
          }),
      );
      // A task posted inside a frame's callback runs once that frame has been laid out and handed to the compositor.
      const painted = shown.then(
        () =>
          new Promise<number>((resolve) => {
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => resolve(performance.now());
              port2.postMessage(null);
            });
          }),
      );
      (window as unknown as WatchingWindow).painted = Promise.all([begun, painted]).then(([from, to]) => to - from);
    },
    [event, selector, text] as const,
  );
}

/** How long it took, in milliseconds. */
export async function takePaint(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { painted } = window as unknown as WatchingWindow;
    if (!painted) throw new Error('Nothing is waited for.');
    return painted;
  });
}
