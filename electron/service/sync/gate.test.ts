import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '../testing/virtualTime.ts';
import { createGate, type Gate } from './gate.ts';

function gateAt(reachable: true | null = true): { gate: Gate; time: ReturnType<typeof createVirtualTime> } {
  const time = createVirtualTime();
  const random = { unit: () => 0.5, bytes: (count: number) => new Uint8Array(count) };
  return { gate: createGate({ timers: time.timers, random, online: true, focused: true, reachable }), time };
}

const lost = { do: 'backOff', reached: false, why: 'lost' } as const;

describe('the gate', () => {
  it('believes "offline" and only looks at "online"', () => {
    const { gate } = gateAt();
    gate.setOnline(false);
    expect([gate.mayTry(), gate.connection(), gate.opensIn()]).toEqual([false, 'offline', null]);
    gate.setOnline(true);
    expect([gate.mayTry(), gate.needsProbe(), gate.connection()]).toEqual([true, true, 'offline']);
    gate.reached();
    expect(gate.connection()).toBe('online');
  });

  it('opens again after a backoff, later each time', () => {
    const { gate, time } = gateAt();
    gate.obey(lost);
    expect([gate.mayTry(), gate.opensIn(), gate.connection()]).toEqual([false, 500, 'unreachable']);
    time.advance(500);
    expect(gate.mayTry()).toBe(true);
    gate.obey(lost);
    expect(gate.opensIn()).toBe(1000);
  });

  it('can be hurried, but not past a wait the server asked for', () => {
    const { gate, time } = gateAt();
    gate.obey(lost);
    gate.hurry(0);
    expect(gate.mayTry()).toBe(true);
    gate.obey({ do: 'waitAtLeast', ms: 5000 });
    gate.hurry(0);
    gate.setOnline(false);
    gate.setOnline(true);
    expect([gate.mayTry(), gate.opensIn()]).toEqual([false, 5000]);
    time.advance(5000);
    expect(gate.mayTry()).toBe(true);
  });

  it('is closed by an ended session until somebody signs in, whatever the time', () => {
    const { gate, time } = gateAt();
    gate.obey({ do: 'signIn' });
    time.advance(10_000_000);
    gate.hurry(0);
    expect([gate.mayTry(), gate.connection(), gate.opensIn()]).toEqual([false, 'signedOut', null]);
    gate.unpause();
    expect([gate.mayTry(), gate.connection()]).toEqual([true, 'online']);
  });

  it('says when the app must be updated', () => {
    const { gate } = gateAt();
    gate.obey({ do: 'updateApp' });
    expect([gate.mayTry(), gate.connection()]).toEqual([false, 'updateNeeded']);
  });
});
