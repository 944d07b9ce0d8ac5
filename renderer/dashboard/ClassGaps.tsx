import { CircleCheck } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { ClassGap, ProductCounts } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { ProductChip } from '../components/ProductChip.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useFillGap } from './useFillGap.ts';

/** As many as are looked at in one go. */
const SHOWN = 6;

type ClassGapsProps = Readonly<{ orgId: OrgId; counts: readonly ProductCounts[] }>;

/** Classes with students who have no license, with the way to give them one after a look at what it would do. */
export function ClassGaps({ orgId, counts }: ClassGapsProps): ReactNode {
  const say = useSay();
  const id = useId();
  const { value: gaps } = useQuery('dashboard.gaps', { orgId, limit: SHOWN });
  const available = (gap: ClassGap): number =>
    counts.find(({ product }) => product.id === gap.product.id)?.available ?? 0;
  const more = gaps === undefined ? 0 : gaps.total - gaps.rows.length;
  return (
    <section className="card gaps" aria-labelledby={id} aria-busy={gaps === undefined}>
      <h2 id={id}>{say('gaps.title')}</h2>
      {gaps?.total === 0 && (
        <p className="attention-none">
          <CircleCheck className="icon" aria-hidden="true" />
          {say('gaps.none')}
        </p>
      )}
      {gaps !== undefined && gaps.total > 0 && (
        <>
          <p className="small">{say('gaps.hint')}</p>
          <table className="gaps-table" aria-labelledby={id}>
            <thead>
              <tr>
                {(['class', 'teacher', 'product', 'without'] as const).map((column) => (
                  <th key={column} scope="col">
                    {say(`gaps.column.${column}`)}
                  </th>
                ))}
                <th scope="col">
                  <span className="visually-hidden">{say('gaps.column.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {gaps.rows.map((gap) => (
                <GapRow key={`${gap.classId} ${gap.product.id}`} gap={gap} isEnough={available(gap) >= gap.without} />
              ))}
            </tbody>
          </table>
          {more > 0 && <p className="small gaps-more">{say('gaps.more', { count: more })}</p>}
        </>
      )}
    </section>
  );
}

function GapRow({ gap, isEnough }: Readonly<{ gap: ClassGap; isEnough: boolean }>): ReactNode {
  const say = useSay();
  const fill = useFillGap(gap);
  const names = { product: gap.product.name, title: gap.title, count: gap.without };
  return (
    <tr>
      {/* Its label is the link in it. */}
      {/* oxlint-disable-next-line jsx-a11y/control-has-associated-label */}
      <th scope="row">
        <RouteLink className="row-link" to={{ screen: 'class', classId: gap.classId }} title={gap.title}>
          <bdi>{gap.title}</bdi>
        </RouteLink>
      </th>
      <td title={gap.teacherNames.join(', ')}>
        <bdi>{gap.teacherNames[0] ?? say('classes.noTeacher')}</bdi>
      </td>
      <td>
        <ProductChip product={gap.product} />
      </td>
      <td>{say('gaps.without', { without: gap.without, of: gap.of })}</td>
      <td>
        <Button
          size="compact"
          aria-label={say(isEnough ? 'gaps.assignTo' : 'gaps.reviewOf', names)}
          onClick={() => void fill()}
        >
          {isEnough ? say('gaps.assign', { count: gap.without }) : say('gaps.review')}
        </Button>
      </td>
    </tr>
  );
}
