import type { ReactNode } from 'react';
import type { BulkLine, BulkPreview } from '../../shared/contract/bulk.ts';
import type { ProductId } from '../../shared/contract/ids.ts';
import { GradeQuestion } from '../change-preview/GradeQuestion.tsx';
import { PreviewCounts } from '../change-preview/PreviewCounts.tsx';
import { ShortChoice } from '../change-preview/ShortChoice.tsx';
import type { OpenDialog } from '../state/appStore.ts';
import { updateMany } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';

type ManySumProps = Readonly<{
  many: OpenDialog & { kind: 'manageMany' };
  lines: readonly BulkLine[];
  known: BulkPreview | null;
  isCurrent: boolean;
  isBlocked: boolean;
}>;

/** What saving would do, in numbers, with the questions that are left. */
export function ManySum({ many, lines, known, isCurrent, isBlocked }: ManySumProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { steps, gradeConfirmed, mode } = many;
  const confirm = (productId: ProductId, isConfirmed: boolean): void =>
    updateMany(store, (now) => {
      const confirmed = new Set(now.gradeConfirmed);
      if (isConfirmed) confirmed.add(productId);
      else confirmed.delete(productId);
      return { gradeConfirmed: confirmed };
    });
  return (
    <section className="many-sum" aria-labelledby="many-sum" aria-busy={steps.length > 0 && !isCurrent}>
      <h3 id="many-sum">{say('bulk.sum')}</h3>
      {steps.length === 0 && <p className="small">{say('bulk.sum.empty')}</p>}
      {steps.length > 0 && known === null && !isCurrent && <p className="small">{say('bulk.counting')}</p>}
      {steps.length > 0 && known !== null && (
        <>
          {isNothing(known) ? (
            <output className="small">{say('bulk.sum.nothing')}</output>
          ) : (
            <PreviewCounts known={known} isBlocked={isBlocked} unit="changes" />
          )}
          {known.outside.map(({ productId, count }) => (
            <GradeQuestion
              key={productId}
              product={lines.find(({ product }) => product.id === productId)?.product.name ?? say('product.unknown')}
              count={count}
              isConfirmed={gradeConfirmed.has(productId)}
              onChange={(isConfirmed) => confirm(productId, isConfirmed)}
            />
          ))}
          {(known.counts.refuse > 0 || mode !== 'fit') && (
            <ShortChoice
              mode={mode}
              canWait={known.couldWait > 0 || mode === 'wait'}
              onChange={(next) => updateMany(store, () => ({ mode: next }))}
            />
          )}
        </>
      )}
    </section>
  );
}

function isNothing({ counts }: BulkPreview): boolean {
  return counts.apply + counts.noop + counts.refuse + counts.wait === 0;
}
