import { describe, expect, it } from 'vitest';
import { ProductId } from '../../shared/contract/ids.ts';
import type { ProductCounts } from '../../shared/contract/view.ts';
import { dashboardWarnings, localDay } from './warnings.ts';

const counts = (name: string, available: number, endsOn: string | null): ProductCounts => ({
  product: { id: ProductId.parse(name), name, code: 'XX', color: 'teal', audience: 'student' },
  quantity: 100,
  assigned: 100 - available,
  available,
  pending: 0,
  adding: 0,
  freeing: 0,
  endsOn,
});
const names = (list: readonly ProductCounts[]): readonly string[] => list.map(({ product }) => product.name);

describe('what the dashboard warns of', () => {
  it('is a pool that is nearly empty, not one that is empty or has plenty', () => {
    const { low } = dashboardWarnings(
      [counts('few', 5, null), counts('none', 0, null), counts('plenty', 6, null)],
      '2026-11-24',
    );
    expect(names(low)).toEqual(['few']);
  });

  it('is a term that ends within 30 days, the nearest first', () => {
    const { ending } = dashboardWarnings(
      [
        counts('later', 50, '2026-12-24'),
        counts('tooFar', 50, '2026-12-25'),
        counts('today', 50, '2026-11-24'),
        counts('over', 50, '2026-11-23'),
        counts('never', 50, null),
      ],
      '2026-11-24',
    );
    expect(names(ending)).toEqual(['today', 'later']);
  });

  it('goes by the day on this computer', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});
