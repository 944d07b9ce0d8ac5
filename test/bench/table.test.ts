import { describe, expect, it } from 'vitest';
import { beside, measured } from './compare.ts';
import { tableOf } from './table.ts';

const ours = { name: 'Seatwise', values: [10, 12, 14] };
const peer = { name: 'empty window', values: [8, 8, 8] };

describe('the table of a measure', () => {
  it('puts the peer beside ours and says by how much they differ', () => {
    const text = tableOf({
      name: 'startup',
      workload: 'from spawn to paint',
      unit: 'ms',
      ours: measured(ours),
      peers: [beside(ours, peer, 'median')],
      details: [],
      goal: { text: 'median at most 1.6 × the empty window', reached: true },
      notes: [],
    });
    expect(text).toContain('Seatwise      3  10.0    12.0  14.0');
    expect(text).toContain('empty window  3  8.00    8.00  8.00     1.50 ×');
    expect(text).toContain('at most 1.6 × the empty window: reached');
  });
});
