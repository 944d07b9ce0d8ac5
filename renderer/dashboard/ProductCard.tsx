import type { CSSProperties, ReactNode } from 'react';
import type { ProductCounts } from '../../shared/contract/view.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { Text, useSay } from '../app/text.tsx';
import { useDay } from '../app/when.ts';
import { poolBarParts } from './poolBar.ts';
import './ProductCard.css';

/** One product: what is available, big; what is assigned, as a bar; and when its term ends. */
export function ProductCard({ counts }: Readonly<{ counts: ProductCounts }>): ReactNode {
  const say = useSay();
  const day = useDay();
  const { product, quantity, assigned, available, pending, endsOn } = counts;
  const { confirmed, adding, freeing } = poolBarParts(counts);
  const width = (share: number): CSSProperties => ({ width: `${share * 100}%` });
  return (
    <li className={`card product-card ${product.color}`}>
      <div className="product-card-head">
        <ProductChip product={product} />
        <span className="small">
          {endsOn === null ? say('dashboard.noTerm') : say('dashboard.ends', { day: day(endsOn) })}
        </span>
      </div>
      <p className="product-available">
        <Text id={available > 0 ? 'dashboard.available' : 'dashboard.noneAvailable'} values={{ count: available }} />
      </p>
      <div className="pool-bar" aria-hidden="true">
        <span className="pool-confirmed" style={width(confirmed)} />
        <span className="pool-adding" style={width(adding)} />
        <span className="pool-freeing" style={width(freeing)} />
      </div>
      <p className="small">
        {pending > 0
          ? say('dashboard.assignedWaiting', { assigned, quantity, pending })
          : say('dashboard.assigned', { assigned, quantity })}
      </p>
    </li>
  );
}
