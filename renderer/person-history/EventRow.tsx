import { ArrowLeft, ArrowRight, Minus, Plus, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PersonEvent } from '../../shared/contract/personHistory.ts';
import { ProductChip } from '../components/ProductChip.tsx';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';
import { eventSentence } from './eventSentence.ts';

const icons: Readonly<Record<PersonEvent['kind'], LucideIcon>> = {
  given: Plus,
  taken: Minus,
  movedIn: ArrowLeft,
  movedOut: ArrowRight,
};

/** One thing that happened to a license: what, by whom, from which computer, when. */
export function EventRow({ event }: Readonly<{ event: PersonEvent }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const { kind, product, at } = event;
  const Icon = icons[kind];
  return (
    <li className="change person-event">
      <Icon className="icon change-sign calm" aria-hidden="true" />
      <div className="change-text">
        {product === null ? <span>{say('personHistory.product')}</span> : <ProductChip product={product} />}
        <p className="small">
          <bdi>{eventSentence(say, event)}</bdi>
        </p>
      </div>
      <span className="small change-when">{when(at)}</span>
    </li>
  );
}
