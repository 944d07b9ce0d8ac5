import { PackageOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { OrgView, ProductCounts } from '../../shared/contract/view.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useShownOrg } from '../components/useShownOrg.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { Attention } from './Attention.tsx';
import { AttentionNote } from './AttentionNote.tsx';
import { ProductCard } from './ProductCard.tsx';
import { Warnings } from './Warnings.tsx';
import './Dashboard.css';

/** What is available: the first thing a person sees after signing in. */
export function Dashboard(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const { value: counts, failure } = useQuery('dashboard.get', { orgId });
  return (
    <div className="screen">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('dashboard.title')}</ScreenTitle>
          <p className="small">{org === null ? '\u00a0' : <bdi>{subtitle(org)}</bdi>}</p>
        </div>
      </div>
      {counts === undefined && failure !== null && <FailureNote failure={failure} />}
      {counts === undefined && failure === null && <Skeletons />}
      {counts?.length === 0 && (
        <div className="card dashboard-empty">
          <EmptyState
            icon={<PackageOpen />}
            title={say('dashboard.empty.title')}
            body={say('dashboard.empty.body', { school: org?.name ?? say('school.all') })}
          />
        </div>
      )}
      {counts !== undefined && counts.length > 0 && <Products counts={counts} />}
    </div>
  );

  function subtitle({ name, students, educators }: Pick<OrgView, 'name' | 'students' | 'educators'>): string {
    return say('dashboard.school', { school: name, students, educators });
  }
}

function Products({ counts }: Readonly<{ counts: readonly ProductCounts[] }>): ReactNode {
  const say = useSay();
  const groups = (['student', 'educator'] as const).map((audience) => ({
    audience,
    counts: counts.filter(({ product }) => product.audience === audience),
  }));
  return (
    <>
      <AttentionNote />
      <Warnings counts={counts} />
      <div className="dashboard-body">
        <div className="dashboard-products">
          {groups.map(
            (group) =>
              group.counts.length > 0 && (
                <section key={group.audience} aria-label={say(`dashboard.${group.audience}s`)}>
                  <h2 className="dashboard-group">{say(`dashboard.${group.audience}s`)}</h2>
                  <ul className="product-cards">
                    {group.counts.map((count) => (
                      <ProductCard key={count.product.id} counts={count} />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
        <Attention />
      </div>
    </>
  );
}

function Skeletons(): ReactNode {
  return (
    <div className="product-cards" aria-busy="true">
      {[0, 1, 2, 3].map((place) => (
        <div key={place} className="card product-card skeleton-card" />
      ))}
    </div>
  );
}
