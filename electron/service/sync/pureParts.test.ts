import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeId } from '../../../shared/contract/ids.ts';
import { PushRequest } from '../../../shared/contract/push.ts';
import { brand } from '../testing/sampleDistrict.ts';
import { ackOf } from './ack.ts';
import { afterWhenSent, type Predecessor } from './after.ts';
import { licenseQueue } from './licenseQueue.ts';
import { pushBody } from './pushBody.ts';
import { uuid7 } from './uuid7.ts';

const id = (text: string): ChangeId => brand(text);

describe('what a change comes after', () => {
  const find = (known: Record<string, Omit<Predecessor, 'id'>>) => (wanted: ChangeId) => {
    const found = known[wanted];
    return found && { id: wanted, ...found };
  };

  it('is what is undecided or was refused', () => {
    const known = find({
      open: { state: 'sending', after: [] },
      done: { state: 'applied', after: [] },
      bad: { state: 'held', after: [] },
    });
    expect(afterWhenSent([id('open'), id('done'), id('bad'), id('gone')], known)).toEqual(['open', 'bad']);
  });

  it('reaches through a cancelled change, and ends in a circle', () => {
    const known = find({
      a: { state: 'cancelled', after: [id('b')] },
      b: { state: 'superseded', after: [id('c'), id('a')] },
      c: { state: 'queued', after: [] },
    });
    expect(afterWhenSent([id('a'), id('c')], known)).toEqual(['c']);
  });
});

describe('the licenses of a pool', () => {
  it('are named only when one must be freed first, each once', () => {
    const queue = licenseQueue(1);
    queue.free(id('x'));
    queue.free(id('y'));
    expect([queue.take(), queue.take(), queue.take(), queue.take()]).toEqual([null, 'x', 'y', null]);
  });
});

describe('the number to acknowledge', () => {
  it('is below everything that is open or named, whatever the order', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.integer({ min: 1, max: 100 })),
        fc.array(fc.integer({ min: 1, max: 100 })),
        (next, open, named) => {
          const ack = ackOf(next, open, named);
          expect(ack).toBeLessThan(next);
          for (const seq of [...open, ...named]) expect(ack).toBeLessThan(seq);
          if (open.length + named.length === 0) expect(ack).toBe(next - 1);
        },
      ),
    );
  });
});

describe('ids of changes', () => {
  it('are UUIDs of version 7 in the order of their milliseconds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2 ** 48 - 2 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        fc.uint8Array({ minLength: 10, maxLength: 10 }),
        (now, one, two) => {
          const earlier = uuid7(now, one);
          expect(ChangeId.safeParse(earlier).success).toBe(true);
          expect(earlier[14]).toBe('7');
          expect(earlier < uuid7(now + 1, two)).toBe(true);
        },
      ),
    );
  });
});

describe('the body of a push', () => {
  it('holds the frozen bytes as they are', () => {
    const change = {
      after: [],
      changeSet: { id: uuid7(1, new Uint8Array(10)), label: 'Ünïcode "quoted"' },
      id: uuid7(2, new Uint8Array(10)),
      intent: { kind: 'unassign', productId: 'p', userId: 'u' },
      kind: 'change',
      madeAt: '2025-10-01T12:00:00.000Z',
      seen: [{ assignment: null, productId: 'p', userId: 'u' }],
      seq: 1,
    };
    const bytes = JSON.stringify(change);
    const body = pushBody({ deviceId: uuid7(3, new Uint8Array(10)), epoch: 'e"1', ack: 0 }, [{ bytes }]);
    expect(body).toContain(bytes);
    expect(PushRequest.parse(JSON.parse(body))).toMatchObject({ ack: 0, epoch: 'e"1', changes: [change] });
  });
});
