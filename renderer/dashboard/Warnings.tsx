import { CalendarClock, TriangleAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { ProductCounts } from '../../shared/contract/view.ts';
import { RouteLink } from '../components/RouteLink.tsx';
import { Text, useSay } from '../app/text.tsx';
import { useDay } from '../app/when.ts';
import { dashboardWarnings, localDay } from './warnings.ts';
import '../components/FailureNote.css';

/** Pools that run out and terms that end: at most two lines, however many products there are. */
export function Warnings({ counts }: Readonly<{ counts: readonly ProductCounts[] }>): ReactNode {
  const say = useSay();
  const day = useDay();
  const [today] = useState(() => localDay(new Date()));
  const { low, ending } = dashboardWarnings(counts, today);
  if (low.length + ending.length === 0) return null;
  const [lowest, soonest] = [low[0], ending[0]];
  return (
    <div className="warnings">
      {lowest && (
        <p className="note warn">
          <TriangleAlert className="icon" aria-hidden="true" />
          <span>
            {low.length === 1 ? (
              <Text
                id="dashboard.low"
                values={{
                  product: lowest.product.name,
                  available: lowest.available,
                  quantity: lowest.quantity,
                }}
              />
            ) : (
              <Text id="dashboard.lowMany" values={{ count: low.length, products: names(low) }} />
            )}
          </span>
          {lowest.product.audience === 'student' ? (
            <RouteLink to={{ screen: 'board' }}>{say('dashboard.low.review')}</RouteLink>
          ) : (
            <RouteLink to={{ screen: 'users' }}>{say('dashboard.low.educators')}</RouteLink>
          )}
        </p>
      )}
      {soonest && (
        <p className="note warn">
          <CalendarClock className="icon" aria-hidden="true" />
          <span>
            {ending.length === 1 ? (
              <Text id="dashboard.ending" values={{ product: soonest.product.name, day: day(soonest.endsOn) }} />
            ) : (
              <Text
                id="dashboard.endingMany"
                values={{ count: ending.length, products: names(ending), day: day(lastDay(ending, soonest.endsOn)) }}
              />
            )}
          </span>
          <RouteLink to={{ screen: 'help', topic: null }}>{say('dashboard.ending.ask')}</RouteLink>
        </p>
      )}
    </div>
  );
}

function names(counts: readonly ProductCounts[]): string {
  return counts.map(({ product }) => product.name).join(', ');
}

function lastDay(ending: readonly Readonly<{ endsOn: string }>[], otherwise: string): string {
  return ending.at(-1)?.endsOn ?? otherwise;
}
