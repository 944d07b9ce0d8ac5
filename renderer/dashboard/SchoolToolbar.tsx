import { ArrowDownUp, ChevronDown } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { ProductView } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { useSay } from '../app/text.tsx';
import { sortKey, sortOf, type SchoolOrder } from './schoolOrder.ts';
import { useSchoolsCsv } from './useSchoolsCsv.ts';
import '../components/Choice.css';

type SchoolToolbarProps = Readonly<{
  order: SchoolOrder;
  products: readonly ProductView[];
  onChange: (order: SchoolOrder) => void;
}>;

/** By what schools are ordered, which way, and the table as a file. */
export function SchoolToolbar({ order, products, onChange }: SchoolToolbarProps): ReactNode {
  const say = useSay();
  const id = useId();
  const saveCsv = useSchoolsCsv(order);
  const { sort, descending } = order;
  return (
    <div className="schools-toolbar">
      <label htmlFor={id} className="small">
        {say('schools.sort')}
      </label>
      <span className="choice">
        <select
          id={id}
          value={sortKey(sort)}
          onChange={(event) => onChange({ sort: sortOf(event.target.value, products), descending: false })}
        >
          <option value="name">{say('schools.sort.name')}</option>
          <option value="students">{say('schools.sort.students')}</option>
          {products.map((product) => (
            <option key={product.id} value={sortKey({ by: 'product', productId: product.id })}>
              {product.name}
            </option>
          ))}
        </select>
        <ChevronDown className="icon" aria-hidden="true" />
      </span>
      <Button onClick={() => onChange({ sort, descending: !descending })}>
        <ArrowDownUp className="icon" aria-hidden="true" />
        {direction()}
      </Button>
      <Button onClick={() => void saveCsv()}>{say('command.list.csv')}</Button>
    </div>
  );

  function direction(): string {
    if (sort.by === 'name') return say(descending ? 'schools.order.za' : 'schools.order.az');
    return say(descending ? 'schools.order.descending' : 'schools.order.ascending');
  }
}
