import { EventEmitter } from 'node:events';
import type { App } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { watchAppLife } from './appLife.ts';
import type { Part } from './parts.ts';

/** An app that quits as Electron does: it asks first, and hears no `quit` while it is asking. */
function createApp() {
  const events = new EventEmitter();
  let asking = false;
  const app = {
    hasQuit: false,
    on: (name: string, listener: (...given: unknown[]) => void) => events.on(name, listener),
    emit: (name: string, ...given: unknown[]) => events.emit(name, ...given),
    quit: () => {
      if (asking) return;
      asking = true;
      let prevented = false;
      events.emit('will-quit', { preventDefault: () => (prevented = true) });
      queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => (asking = false))));
      if (!prevented) app.hasQuit = true;
    },
  };
  return app;
}

describe('the end of the app', () => {
  let app: ReturnType<typeof createApp>;
  let done: string[];
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  const part = (name: string, stop: () => void | Promise<void> = () => undefined): Part => ({
    start: () => undefined,
    stop: () => {
      done.push(name);
      return stop();
    },
  });
  const watch = (parts: Part[], isMac = false) =>
    watchAppLife({
      app: app as unknown as App,
      isMac,
      parts,
      showWindow: () => void done.push('show'),
      log: () => void done.push('log'),
    });

  beforeEach(() => {
    app = createApp();
    done = [];
  });

  it('comes with its last window, after its parts have stopped from last to first', async () => {
    watch([part('service'), part('network')]);
    app.emit('window-all-closed');
    await turn();
    expect(done).toEqual(['network', 'service']);
    expect(app.hasQuit).toBe(true);
  });

  it('waits for a part that takes its time, and stops it once', async () => {
    let finish = (): void => undefined;
    watch([part('service', () => new Promise<void>((resolve) => (finish = resolve)))]);
    app.quit();
    await turn();
    app.quit();
    await turn();
    expect(app.hasQuit).toBe(false);
    finish();
    await turn();
    expect(done).toEqual(['service']);
    expect(app.hasQuit).toBe(true);
  });

  it('comes also when a part cannot stop', async () => {
    watch([
      part('service'),
      part('broken', () => {
        throw new Error('no');
      }),
    ]);
    app.quit();
    await turn();
    expect(done).toEqual(['broken', 'log', 'service']);
    expect(app.hasQuit).toBe(true);
  });

  it('does not come with the last window on a Mac', async () => {
    watch([], true);
    app.emit('window-all-closed');
    await turn();
    expect(app.hasQuit).toBe(false);
  });

  it('is no end when it is started a second time or called back: the window is shown', () => {
    watch([]);
    app.emit('second-instance');
    app.emit('activate');
    expect(done).toEqual(['show', 'show']);
  });
});
