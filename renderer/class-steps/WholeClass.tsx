import type { ReactNode } from 'react';
import type { ClassDetails, StudentProducts } from '../../shared/contract/view.ts';
import { GradeQuestion } from '../change-preview/GradeQuestion.tsx';
import { Button } from '../components/Button.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { updateClassDraft } from '../state/updateClassSteps.ts';
import { useAppContext } from '../state/useApp.ts';
import { useSay } from '../app/text.tsx';
import {
  confirmGrades,
  giveToAll,
  productLines,
  removeFromAll,
  type ClassDraft,
  type ProductLine,
} from './classDraft.ts';
import { PoolLine } from './PoolLine.tsx';
import { SwapButton } from './SwapButton.tsx';

type WholeClassProps = Readonly<{
  shown: ClassDetails;
  students: readonly StudentProducts[];
  draft: ClassDraft;
}>;

/** Each product as it stands in the class, to be given to all, taken from all, or swapped for another. */
export function WholeClass({ shown, students, draft }: WholeClassProps): ReactNode {
  const say = useSay();
  const lines = productLines(students, draft);
  return (
    <section className="card step-side" aria-labelledby="whole-class">
      <h2 id="whole-class">{say('steps.products.whole')}</h2>
      <ul>
        {lines.map((line) => (
          <Product key={line.product.id} line={line} lines={lines} shown={shown} students={students} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

type ProductProps = WholeClassProps & Readonly<{ line: ProductLine; lines: readonly ProductLine[] }>;

function Product({ line, lines, shown, students, draft }: ProductProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { product, canGive, canRemove, holders } = line;
  const set = (update: typeof giveToAll): void =>
    updateClassDraft(store, shown.id, (now) => update(now, students, product.id));
  return (
    <li className="class-product">
      <div className="class-product-head">
        <ProductChip product={product} />
        <SwapButton classId={shown.id} product={product} students={students} draft={draft} lines={lines} />
      </div>
      <div className="class-product-numbers">
        <span>{say('steps.products.holders', { count: holders, of: students.length })}</span>
        <PoolLine orgId={shown.orgId} line={line} />
      </div>
      <div className="class-product-actions">
        <Button size="compact" unavailable={canGive === 0} onClick={() => set(giveToAll)}>
          {say('steps.products.give', { count: canGive })}
          <span className="visually-hidden">
            {' '}
            {say('steps.products.without', { product: product.name, count: canGive })}
          </span>
        </Button>
        <Button size="compact" unavailable={canRemove === 0} onClick={() => set(removeFromAll)}>
          {say('steps.products.remove', { count: canRemove })}
          <span className="visually-hidden">
            {' '}
            {say('steps.products.with', { product: product.name, count: canRemove })}
          </span>
        </Button>
      </div>
      <GradeQuestion
        product={product.name}
        count={line.outsideGrades}
        isConfirmed={draft.gradeConfirmed.has(product.id)}
        onChange={(isConfirmed) =>
          updateClassDraft(store, shown.id, (now) => confirmGrades(now, product.id, isConfirmed))
        }
      />
    </li>
  );
}
