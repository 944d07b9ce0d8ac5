import { Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { HeldLicense, ManagedBy, ProductChoice } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { updateDraft } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import { isLocked, willHold, wish, type Draft } from './draft.ts';

type AssignedProductsProps = Readonly<{
  choices: readonly ProductChoice[];
  licenses: readonly HeldLicense[];
  draft: Draft;
  managedBy: ManagedBy | null;
}>;

/** The products a person holds now, each to be removed or kept. */
export function AssignedProducts({ choices, licenses, draft, managedBy }: AssignedProductsProps): ReactNode {
  const say = useSay();
  const held = choices.filter((choice) => choice.held);
  return (
    <section className="products" aria-labelledby="assigned-products">
      <h3 id="assigned-products">{say('manage.assigned')}</h3>
      {held.length === 0 && <p className="small">{say('manage.assigned.none')}</p>}
      <ul>
        {held.map((choice) => (
          <AssignedProduct
            key={choice.product.id}
            choice={choice}
            isPending={licenses.some(({ product, pending }) => product.id === choice.product.id && pending)}
            isKept={willHold(choice, draft)}
            managedBy={managedBy}
          />
        ))}
      </ul>
    </section>
  );
}

type AssignedProductProps = Readonly<{
  choice: ProductChoice;
  isPending: boolean;
  isKept: boolean;
  managedBy: ManagedBy | null;
}>;

function AssignedProduct({ choice, isPending, isKept, managedBy }: AssignedProductProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { product, reason } = choice;
  const set = (held: boolean): void => updateDraft(store, (draft) => wish(draft, product.id, held));
  return (
    <li className={isKept ? 'product-line' : 'product-line leaving'}>
      <ProductChip product={product} pending={isPending} />
      <span className="product-note">
        {!isKept && say('manage.willRemove')}
        {isKept && isPending && say('manage.unconfirmed')}
      </span>
      {isLocked(choice) && reason !== null ? (
        <span className="product-reason">
          <Lock className="state-icon" aria-hidden="true" />
          <span>
            {reason === 'rosterManaged' && managedBy !== null
              ? say('managed.in', { platform: say(`platform.${managedBy.source}`) })
              : `${say(`reason.${reason}`)} ${say(`reason.${reason}.next`)}`}
          </span>
        </span>
      ) : (
        <Button
          size="compact"
          aria-label={say(isKept ? 'manage.removeProduct' : 'manage.keepProduct', { product: product.name })}
          onClick={() => set(!isKept)}
        >
          {say(isKept ? 'manage.remove' : 'manage.keep')}
        </Button>
      )}
    </li>
  );
}
