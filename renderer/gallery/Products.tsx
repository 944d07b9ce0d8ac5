import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { StateLabel, StateMark } from '../components/StateLabel.tsx';
import { Part } from './Part.tsx';
import { products, states } from './samples.ts';

/** Chips of each color, confirmed and pending; every state of a row, in words and as a sign. */
export function Products(): ReactNode {
  const say = useSay();
  return (
    <>
      <Part title={say('gallery.products')}>
        {[false, true].map((pending) => (
          <div key={String(pending)} className="gallery-row">
            {products.map((product) => (
              <ProductChip key={product.id} product={product} pending={pending} pendingText={say('gallery.pending')} />
            ))}
          </div>
        ))}
      </Part>
      <Part title={say('gallery.states')}>
        <div className="gallery-row">
          {states.map((state) => (
            <StateLabel key={state.kind} state={state} />
          ))}
        </div>
        <div className="gallery-row">
          {states.map((state) => (
            <StateMark key={state.kind} state={state} />
          ))}
        </div>
      </Part>
    </>
  );
}
