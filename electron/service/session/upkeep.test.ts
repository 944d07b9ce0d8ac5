import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../testing/virtualTime.ts';
import { createUpkeep, type Chore } from './upkeep.ts';

function upkeep(chores: () => readonly Chore[]) {
  const time = createVirtualTime();
  const faults: unknown[] = [];
  let quiet = true;
  const running = createUpkeep({
    timers: time.timers,
    log: () => undefined,
    isQuiet: () => quiet,
    chores,
    onFault: (error) => faults.push(error),
  });
  running.start();
  return {
    time,
    faults,
    running,
    setQuiet: (next: boolean) => {
      quiet = next;
    },
  };
}

describe('what a store needs now and then', () => {
  it('is done a step at a time, only while nobody is at work, and again after an hour', () => {
    const done: string[] = [];
    let left = 3;
    const many = { name: 'many', step: () => (done.push('many'), (left -= 1) > 0) };
    const one = { name: 'one', step: () => (done.push('one'), false) };
    const { time, setQuiet } = upkeep(() => [many, one]);
    setQuiet(false);
    time.advance(60_000);
    expect(done).toEqual([]);
    setQuiet(true);
    time.advance(5000);
    time.advance(1000);
    expect(done).toEqual(['many', 'many', 'many', 'one']);
    time.advance(59 * 60_000);
    expect(done).toHaveLength(4);
    time.advance(2 * 60_000);
    expect(done).toHaveLength(6);
  });

  it('goes on with the next when one fails, and says what failed', () => {
    const done: string[] = [];
    const failing = {
      name: 'failing',
      step: () => {
        throw new Error('x');
      },
    };
    const { time, faults } = upkeep(() => [failing, { name: 'one', step: () => (done.push('one'), false) }]);
    time.advance(20_000);
    expect([done, faults]).toEqual([['one'], [new Error('x')]]);
  });

  it('ends when the account is closed', () => {
    const { time, running } = upkeep(() => []);
    running.stop();
    expect(time.pending()).toBe(0);
  });
});
