import { Lock } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { withStep } from '../../shared/bulk/bulkIntents.ts';
import type { BulkProducts, BulkStep } from '../../shared/contract/bulk.ts';
import type { ProductId } from '../../shared/contract/ids.ts';
import { PREVIEW_TOPICS } from '../change-preview/useChangePreview.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent } from '../components/ModalDialog.tsx';
import type { OpenDialog } from '../state/appStore.ts';
import { closeDialog, updateMany } from '../state/dialogs.ts';
import { useAnswer } from '../state/useAnswer.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { ManySum } from './ManySum.tsx';
import { ProductLine } from './ProductLine.tsx';
import { useSaveMany } from './useSaveMany.ts';

type ManageManyFormProps = Readonly<{
  many: OpenDialog & { kind: 'manageMany' };
  shown: BulkProducts;
  kept: boolean;
}>;

/** The dialog once the products of everybody selected are known. */
export function ManageManyForm({ many, shown, kept }: ManageManyFormProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { userIds, steps, gradeConfirmed, mode } = many;
  const asked = useMemo(
    () => ({ userIds: [...userIds], steps: [...steps], gradeConfirmed: [...gradeConfirmed], mode }),
    [userIds, steps, gradeConfirmed, mode],
  );
  const preview = useAnswer('bulk.preview', steps.length > 0 ? asked : null, PREVIEW_TOPICS);
  const { save, isSaving, failure } = useSaveMany(many.of, shown.lines, kept);
  const problem = failure ?? preview.failure;
  const known = preview.value;
  const changed = known === null ? 0 : known.counts.apply + known.counts.wait;
  const isBlocked = mode === 'allOrNothing' && known !== null && known.counts.refuse > 0;
  const isReady = preview.isCurrent && changed > 0 && !isBlocked && !isSaving;
  const left = userIds.length - shown.people;
  const set = (productId: ProductId, step: BulkStep | null): void =>
    updateMany(store, (now) => ({ steps: withStep(now.steps, productId, step) }));
  return (
    <ModalContent
      title={say(`bulk.title.${many.of}`, { count: userIds.length })}
      sub={left > 0 && <p>{say('bulk.left', { count: left })}</p>}
      footer={
        <>
          <Button onClick={() => closeDialog(store)}>{say('common.cancel')}</Button>
          <Button
            kind="primary"
            unavailable={!isReady}
            onClick={() => void save(asked, known?.people ?? userIds.length)}
          >
            {isSaving ? say('bulk.saving') : say('changePreview.save', { count: isBlocked ? 0 : changed })}
          </Button>
        </>
      }
    >
      {problem !== null && <FailureNote failure={problem} />}
      {shown.managed.map(({ source, orgId, people }) => (
        <p key={orgId} className="many-managed">
          <Lock className="icon" aria-hidden="true" />
          {say('bulk.managed', { count: people, platform: say(`platform.${source}`) })}
        </p>
      ))}
      <div className="many-columns">
        <section aria-labelledby="many-products">
          <h3 id="many-products" className="visually-hidden">
            {say('bulk.products')}
          </h3>
          <ul className="many-lines">
            {shown.lines.map((line) => (
              <ProductLine
                key={line.product.id}
                line={line}
                people={shown.people}
                others={shown.lines}
                step={steps.find(({ productId }) => productId === line.product.id) ?? null}
                effect={known?.products.find(({ productId }) => productId === line.product.id) ?? null}
                onSet={set}
              />
            ))}
          </ul>
        </section>
        <ManySum many={many} lines={shown.lines} known={known} isCurrent={preview.isCurrent} isBlocked={isBlocked} />
      </div>
    </ModalContent>
  );
}
