import { Check, Lock, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProductChoice } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { isLocked, willHold, type Draft } from '../manage-products/draft.ts';

type ProductToggleProps = Readonly<{
  choice: ProductChoice;
  draft: Draft;
  name: string;
  onSet: (held: boolean) => void;
}>;

const signs = { held: Check, coming: Plus, leaving: Minus, off: null } as const;

/** One product of one student, as a switch that says what is so, what will be, and why it cannot be altered. */
export function ProductToggle({ choice, draft, name, onSet }: ProductToggleProps): ReactNode {
  const say = useSay();
  const { product, reason } = choice;
  const will = willHold(choice, draft);
  const locked = isLocked(choice);
  const state = stateOf(choice.held, will);
  const Sign = locked ? Lock : signs[state];
  const notes = [
    state === 'coming' || state === 'leaving' ? say(`steps.products.${state}`) : null,
    reason !== null && (locked || !choice.held) ? say(`reason.${reason}`) : null,
  ].filter((note) => note !== null);
  return (
    <button
      type="button"
      className={`product-toggle chip ${product.color} ${state}`}
      tabIndex={-1}
      aria-pressed={will}
      aria-disabled={locked || undefined}
      title={[product.name, ...notes].join(' · ')}
      onClick={locked ? undefined : () => onSet(!will)}
    >
      {Sign !== null && <Sign className="toggle-sign" aria-hidden="true" />}
      <span className="chip-code" aria-hidden="true">
        {product.code}
      </span>
      <span className="chip-name">{product.name}</span>
      <span className="visually-hidden"> {[say('steps.products.of', { name }), ...notes].join(', ')}</span>
    </button>
  );
}

function stateOf(held: boolean, will: boolean): keyof typeof signs {
  if (held) return will ? 'held' : 'leaving';
  return will ? 'coming' : 'off';
}
