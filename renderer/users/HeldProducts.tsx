import type { ReactNode } from 'react';
import type { HeldLicense } from '../../shared/contract/view.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { useSay } from '../app/text.tsx';

/** As many as have room in a tile. */
const SHOWN = 2;

type HeldProductsProps = Readonly<{ licenses: readonly HeldLicense[] }>;

/** The products an educator holds: the first by name, and how many more there are. */
export function HeldProducts({ licenses }: HeldProductsProps): ReactNode {
  const say = useSay();
  if (licenses.length === 0) return <span className="small">{say('users.noLicense')}</span>;
  const more = licenses.slice(SHOWN);
  return (
    <span className="held-products">
      {licenses.slice(0, SHOWN).map(({ product, pending }) => (
        <ProductChip key={product.id} product={product} pending={pending} pendingText={say('manage.unconfirmed')} />
      ))}
      {more.length > 0 && (
        <span className="small" title={more.map(({ product }) => product.name).join(', ')}>
          {say('users.moreProducts', { count: more.length })}
        </span>
      )}
    </span>
  );
}
