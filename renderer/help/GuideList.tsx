import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useSay } from '../app/text.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { useQuery } from '../state/useQuery.ts';
import { whomText } from './whom.ts';

/** The guides of the district's products. */
export function GuideList(): ReactNode {
  const say = useSay();
  const { value: products } = useQuery('products.list', {});
  return (
    <section className="card topic-card" aria-labelledby="guides">
      <h2 id="guides">{say('help.guides')}</h2>
      <p className="small">{say(products?.length === 0 ? 'help.guides.none' : 'help.guides.body')}</p>
      <ul className="topic-links">
        {products?.map((product) => (
          <li key={product.id}>
            <RouteLink className="topic-link guide-link" to={{ screen: 'guide', productId: product.id }}>
              <span>
                <ProductChip product={product} />
                <span className="small">{whomText(say, product)}</span>
              </span>
              <ChevronRight className="icon" aria-hidden="true" />
            </RouteLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
