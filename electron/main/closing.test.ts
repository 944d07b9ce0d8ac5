import { EventEmitter } from 'node:events';
import type { App, PowerMonitor } from 'electron';
import { describe, expect, it } from 'vitest';
import { createClosing, type ClosingWindow } from './closing.ts';

/** A window whose page holds it back, as Electron tells it: the page's wish stands unless the event is prevented. */
function create() {
  const [app, powerMonitor, process, contents] = [1, 2, 3, 4].map(() => new EventEmitter()) as [
    EventEmitter,
    EventEmitter,
    EventEmitter,
    EventEmitter,
  ];
  const window = Object.assign(new EventEmitter(), { webContents: contents });
  const told: string[] = [];
  let quits = 0;
  const closing = createClosing({
    app: Object.assign(app, { quit: () => void (quits += 1) }) as unknown as App,
    powerMonitor: powerMonitor as unknown as PowerMonitor,
    process: process as unknown as NodeJS.Process,
  });
  closing.start();
  closing.watch(window as unknown as ClosingWindow, (from) => void told.push(from));
  const holdBack = (): 'stays' | 'goes' => {
    let result: 'stays' | 'goes' = 'stays';
    contents.emit('will-prevent-unload', { preventDefault: () => (result = 'goes') });
    return result;
  };
  const close = (): 'stays' | 'goes' => {
    window.emit('close');
    return holdBack();
  };
  const quit = (): 'stays' | 'goes' => {
    app.emit('before-quit');
    return close();
  };
  return { app, powerMonitor, process, told, closing, close, quit, holdBack, quits: () => quits };
}

describe('a window whose page wants to stay', () => {
  it('stays when it is closed and when the app is quit, and its page hears which', () => {
    const { close, quit, told } = create();
    expect(close()).toBe('stays');
    expect(quit()).toBe('stays');
    expect(close()).toBe('stays');
    expect(told).toEqual(['closeWindow', 'quit', 'closeWindow']);
  });

  it('goes without a word when its page is only loaded again', () => {
    const { close, holdBack, told } = create();
    expect(holdBack()).toBe('goes');
    close();
    expect(holdBack()).toBe('goes');
    expect(told).toEqual(['closeWindow']);
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT', 'shutdown'])('goes when the session ends (%s)', (how) => {
    const { process, powerMonitor, close, told, quits } = create();
    (how === 'shutdown' ? powerMonitor : process).emit(how);
    expect(quits()).toBe(1);
    expect(close()).toBe('goes');
    expect(told).toEqual([]);
  });

  it('leaves no listener behind', () => {
    const { app, powerMonitor, process, closing } = create();
    closing.stop();
    expect([app, powerMonitor, process].flatMap((emitter) => emitter.eventNames())).toEqual([]);
  });
});
