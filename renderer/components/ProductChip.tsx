import type { ReactNode } from 'react';
import type { ProductView } from '../../shared/contract/view.ts';
import './ProductChip.css';

type ProductChipProps = Readonly<{
  product: ProductView;
  /** Not confirmed by the server yet: drawn with a broken edge. */
  pending?: boolean;
  /** Says what the broken edge means. */
  pendingText?: string;
}>;

/** A product by its color, its code and its name: never by the color alone. */
export function ProductChip({ product, pending = false, pendingText }: ProductChipProps): ReactNode {
  return (
    <span className={`chip ${product.color}${pending ? ' pending' : ''}`} title={product.name}>
      <span className="chip-code" aria-hidden="true">
        {product.code}
      </span>
      <span className="chip-name">{product.name}</span>
      {pending && pendingText !== undefined && <span className="visually-hidden"> ({pendingText})</span>}
    </span>
  );
}
