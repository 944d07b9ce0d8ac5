import { useState, type ReactNode } from 'react';
import type { ClassId } from '../../shared/contract/ids.ts';
import type { ProductView, StudentProducts } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { loadable } from '../app/loadable.tsx';
import { useSay } from '../app/text.tsx';
import { countSwaps, type ClassDraft, type ProductLine } from './classDraft.ts';

const SwapMenu = loadable(async () => (await import('./SwapMenu.tsx')).SwapMenu);

type SwapButtonProps = Readonly<{
  classId: ClassId;
  product: ProductView;
  students: readonly StudentProducts[];
  draft: ClassDraft;
  lines: readonly ProductLine[];
}>;

/** Replaces a product with another for all who hold it and lack the other. */
export function SwapButton({ classId, product, students, draft, lines }: SwapButtonProps): ReactNode {
  const say = useSay();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const counts = countSwaps(draft, students, product.id);
  const others = lines
    .map((line) => ({ product: line.product, count: counts.get(line.product.id) ?? 0 }))
    .filter(({ count }) => count > 0);
  return (
    <>
      <Button
        size="compact"
        unavailable={others.length === 0}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={say('steps.products.swapFor', { product: product.name })}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {say('steps.products.swap')}
      </Button>
      {anchor !== null && (
        <SwapMenu
          classId={classId}
          anchor={anchor}
          from={product}
          others={others}
          students={students}
          onClose={() => setAnchor(null)}
        />
      )}
    </>
  );
}
