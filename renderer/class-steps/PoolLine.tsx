import type { ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import { useQuery } from '../state/useQuery.ts';
import { Text, useSay } from '../app/text.tsx';
import type { ProductLine } from './classDraft.ts';

type PoolLineProps = Readonly<{ orgId: OrgId; line: ProductLine }>;

/** What stays available of a product at the school of the class, with the draft counted in. */
export function PoolLine({ orgId, line: { product, available } }: PoolLineProps): ReactNode {
  const say = useSay();
  const { value: counts } = useQuery('dashboard.get', { orgId });
  const quantity = counts?.find((one) => one.product.id === product.id)?.quantity ?? 0;
  if (available < 0)
    return <span className="pool-line short">{say('steps.products.short', { count: -available })}</span>;
  return (
    <span className="pool-line">
      {available === 0 ? (
        <Text id="steps.products.noneAvailable" />
      ) : (
        <Text id="steps.products.available" values={{ available, quantity }} />
      )}
    </span>
  );
}
