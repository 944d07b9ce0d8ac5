import { Check, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import type { ManagedBy, PersonRow, ProductChoice } from '../../shared/contract/view.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { updateDraft } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import { gradeText } from '../app/grades.ts';
import { useSay } from '../app/text.tsx';
import { confirmGrade, isLocked, needsConfirming, willHold, wish, type Draft } from './draft.ts';

type Grade = PersonRow['grade'];
type AvailableProductsProps = Readonly<{
  choices: readonly ProductChoice[];
  draft: Draft;
  person: PersonRow;
  managedBy: ManagedBy | null;
}>;

/** The products a person does not hold, each with what is available of it and why it cannot be chosen. */
export function AvailableProducts({ choices, draft, person, managedBy }: AvailableProductsProps): ReactNode {
  const say = useSay();
  const others = choices.filter((choice) => !choice.held);
  return (
    <section className="products" aria-labelledby="available-products">
      <h3 id="available-products">{say('manage.available')}</h3>
      <p className="small">{hint()}</p>
      <ul>
        {others.map((choice) => (
          <AvailableProduct key={choice.product.id} choice={choice} draft={draft} grade={person.grade} />
        ))}
      </ul>
    </section>
  );

  function hint(): string {
    if (others.length === 0) return say('manage.available.none');
    return say(managedBy === null ? 'manage.available.hint' : 'users.manage.hintManaged');
  }
}

type AvailableProductProps = Readonly<{ choice: ProductChoice; draft: Draft; grade: Grade }>;

function AvailableProduct({ choice, draft, grade }: AvailableProductProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { product, available, reason } = choice;
  const locked = isLocked(choice);
  const chosen = willHold(choice, draft);
  return (
    <li className={chosen ? 'product-line coming' : 'product-line'}>
      <Checkbox
        className="check"
        isDisabled={locked}
        isSelected={chosen}
        onChange={(held) => updateDraft(store, (now) => wish(now, product.id, held))}
      >
        <span className="check-box">
          <Check aria-hidden="true" />
        </span>
        <ProductChip product={product} />
        <span className="product-note">{chosen && say('manage.willAssign')}</span>
        <span className="product-count">
          {locked && reason !== null && reason !== 'noLicenseAvailable'
            ? say(`reason.${reason}`)
            : say('manage.licenses', { count: Math.max(0, available) })}
        </span>
      </Checkbox>
      {needsConfirming(choice, draft) && (
        <div className="grade-warning">
          <TriangleAlert className="icon" aria-hidden="true" />
          <span>
            {grade === null
              ? say('manage.gradeWarning.noGrade', { product: product.name })
              : say('manage.gradeWarning', { product: product.name, grade: gradeText(say, grade) })}
          </span>
          <Checkbox
            className="check"
            isSelected={draft.gradeConfirmed.has(product.id)}
            onChange={(confirmed) => updateDraft(store, (now) => confirmGrade(now, product.id, confirmed))}
          >
            <span className="check-box">
              <Check aria-hidden="true" />
            </span>
            {say('manage.gradeConfirm')}
          </Checkbox>
        </div>
      )}
    </li>
  );
}
