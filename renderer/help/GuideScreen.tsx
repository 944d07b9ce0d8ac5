import { PackageX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProductId } from '../../shared/contract/ids.ts';
import type { ProductAbout } from '../../shared/contract/view.ts';
import { support } from '../../shared/support/support.ts';
import { useSay } from '../app/text.tsx';
import { Breadcrumb } from '../components/Breadcrumb.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useQuery } from '../state/useQuery.ts';
import { helpEn as content } from './content/en.ts';
import { Marked } from './Marked.tsx';
import { OfficeHours } from './OfficeHours.tsx';
import { PrintButtons } from './PrintButtons.tsx';
import { Steps } from './Steps.tsx';
import { whomText } from './whom.ts';

/** The activation guide of a product: to be read here, printed, or kept as a PDF. */
export function GuideScreen({ productId }: Readonly<{ productId: ProductId }>): ReactNode {
  const say = useSay();
  const { value: products, failure } = useQuery('products.list', {});
  const product = products?.find(({ id }) => id === productId);
  if (product) return <Guide product={product} />;
  return (
    <div className="screen">
      {products === undefined && failure !== null && <FailureNote failure={failure} />}
      {products !== undefined && (
        <EmptyState isScreen icon={<PackageX />} title={say('guide.gone.title')} body={say('guide.gone.body')}>
          <RouteLink className="button" to={{ screen: 'help', topic: null }}>
            {say('help.back')}
          </RouteLink>
        </EmptyState>
      )}
    </div>
  );
}

function Guide({ product }: Readonly<{ product: ProductAbout }>): ReactNode {
  const say = useSay();
  const title = say('guide.title', { product: product.name });
  const { intro, parts } = content.guides[product.audience];
  return (
    <div className="screen">
      <Breadcrumb to={{ screen: 'help', topic: null }} parent={say('nav.help')} here={title} />
      <div className="screen-head help-head">
        <div>
          <ScreenTitle>{title}</ScreenTitle>
          <p className="guide-whom small">
            <ProductChip product={product} />
            {whomText(say, product)}
          </p>
        </div>
        <PrintButtons title={title} />
      </div>
      <article className="card help-article guide">
        <p>{intro}</p>
        {parts.map(({ title: part, steps }) => (
          <section key={part} aria-label={part}>
            <h2>{part}</h2>
            <Steps steps={steps} />
          </section>
        ))}
        <section className="guide-contact" aria-label={say('guide.help')}>
          <h2>{say('guide.help')}</h2>
          <p>
            <Marked text={say('guide.help.body', { phone: `**${support.phone}**` })} />
          </p>
          <OfficeHours />
        </section>
      </article>
    </div>
  );
}
