import { describe, expect, it } from 'vitest';
import { createComputerMethods, logFolderOf } from './computerMethods.ts';

function create(problem = '') {
  const done: string[] = [];
  const methods = createComputerMethods({
    dataFolder: '/data',
    openPath: async (path) => {
      done.push(`open ${path}`);
      return problem;
    },
    wipe: async () => {
      done.push('wipe');
      return { at: '2026-11-24T10:00:00.000Z', removed: [], remaining: [] };
    },
    quit: () => void done.push('quit'),
  });
  return { methods, done };
}

describe('what the app keeps on this computer', () => {
  it('lies in folders that a window may name and show', async () => {
    const { methods, done } = create();
    expect(await methods['computer.get']({}, 1)).toEqual({ dataFolder: '/data', logFolder: logFolderOf('/data') });
    expect(await methods['logs.show']({}, 1)).toEqual({ shown: true });
    expect(done).toEqual([`open ${logFolderOf('/data')}`]);
    expect(await create('no such folder').methods['logs.show']({}, 1)).toEqual({ shown: false });
  });

  it('is wiped once, however often it is asked', async () => {
    const { methods, done } = create();
    const [first, second] = await Promise.all([methods['computer.wipe']({}, 1), methods['computer.wipe']({}, 1)]);
    expect(first).toBe(second);
    expect(done).toEqual(['wipe']);
  });

  it('ends after the answer', async () => {
    const { methods, done } = create();
    expect(await methods['app.quit']({}, 1)).toEqual({});
    await new Promise((later) => setImmediate(later));
    expect(done).toEqual(['quit']);
  });
});
