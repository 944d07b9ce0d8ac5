import { ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { BulkLine, BulkPreview, BulkStep } from '../../shared/contract/bulk.ts';
import type { ProductId } from '../../shared/contract/ids.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { useSay } from '../app/text.tsx';
import '../components/Choice.css';

type ProductLineProps = Readonly<{
  line: BulkLine;
  people: number;
  /** The products it can be swapped for, itself among them. */
  others: readonly BulkLine[];
  step: BulkStep | null;
  /** How many would be given it and lose it now. */
  effect: BulkPreview['products'][number] | null;
  onSet: (productId: ProductId, step: BulkStep | null) => void;
}>;

const SWAP = 'swap ';

/** One product of everybody selected: how many hold it, what is available, and what is to become of it. */
export function ProductLine({ line, people, others, step, effect, onSet }: ProductLineProps): ReactNode {
  const say = useSay();
  const id = useId();
  const { product, holders, available } = line;
  const after = holders + (effect?.given ?? 0) - (effect?.taken ?? 0);
  const left = Math.max(0, available + holders - after);
  const without = people - holders;
  const targets = others.filter(({ product: other }) => other.id !== product.id && other.audience === product.audience);
  return (
    <li className={step === null ? 'many-line' : 'many-line set'}>
      <ProductChip product={product} />
      <p className="many-numbers">
        <span>
          {after === holders
            ? say('bulk.line', { holders, of: people })
            : say('bulk.lineAfter', { holders, after, of: people })}
        </span>
        <span>{left === 0 ? say('bulk.noneAvailable') : say('bulk.available', { count: left })}</span>
      </p>
      <span className="choice">
        <label htmlFor={id} className="visually-hidden">
          {say('bulk.choice', { product: product.name })}
        </label>
        <select id={id} value={valueOf(step)} onChange={(event) => onSet(product.id, stepOf(event.target.value))}>
          <option value="">{say('bulk.keep')}</option>
          <option value="give" disabled={without <= 0}>
            {say('bulk.give', { count: Math.max(0, without) })}
          </option>
          <option value="remove" disabled={holders === 0}>
            {say('bulk.remove', { count: holders })}
          </option>
          {holders > 0 && targets.length > 0 && (
            <optgroup label={say('bulk.swap')}>
              {targets.map(({ product: other }) => (
                <option key={other.id} value={`${SWAP}${other.id}`}>
                  {say('bulk.swapTo', { product: other.name })}
                </option>
              ))}
            </optgroup>
          )}
        </select>
        <ChevronDown className="icon" aria-hidden="true" />
      </span>
    </li>
  );

  function stepOf(value: string): BulkStep | null {
    if (value === 'give' || value === 'remove') return { kind: value, productId: product.id };
    const to = targets.find(({ product: other }) => value === `${SWAP}${other.id}`)?.product.id;
    return to === undefined ? null : { kind: 'swap', productId: product.id, toProductId: to };
  }
}

function valueOf(step: BulkStep | null): string {
  if (step === null) return '';
  return step.kind === 'swap' ? `${SWAP}${step.toProductId}` : step.kind;
}
