import { PackageOpen } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import type { OrgView, ProductCounts } from '../../shared/contract/view.ts';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { RouteLink } from '../components/RouteLink.tsx';
import { ScreenTitle } from '../components/ScreenTitle.tsx';
import { useShownOrg } from '../components/useShownOrg.ts';
import { windowFrames } from '../state/frames.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { loadable } from '../app/loadable.tsx';
import { useSay } from '../app/text.tsx';
import { useSaveCsv } from '../app/useSaveCsv.ts';
import { AttentionNote } from './AttentionNote.tsx';
import { cardColumnProperties } from './cardColumns.ts';
import { licensesCsv } from './licensesCsv.ts';
import { ProductCard } from './ProductCard.tsx';
import { Warnings } from './Warnings.tsx';
import './Dashboard.css';

/** At a start the cards are painted before anything else is put together. */
const Below = loadable(async () => {
  await new Promise<void>((resolve) => {
    windowFrames.afterPaint(resolve);
  });
  return (await import('./Below.tsx')).Below;
});

/** What is available: the first thing a person sees after signing in. */
export function Dashboard(): ReactNode {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const org = useShownOrg();
  const { value: counts, failure } = useQuery('dashboard.get', { orgId });
  const saveCsv = useSaveCsv();
  const saveLicenses = async (): Promise<void> => {
    const name = say('dashboard.csv.name', { school: org?.name ?? say('school.all') });
    await saveCsv(name, licensesCsv(say, counts ?? []));
  };
  return (
    <div className="screen">
      <div className="screen-head">
        <div>
          <ScreenTitle>{say('dashboard.title')}</ScreenTitle>
          <p className="small">{org === null ? '\u00a0' : <bdi>{subtitle(org)}</bdi>}</p>
        </div>
        <div className="dashboard-actions">
          <Button unavailable={counts === undefined} onClick={() => void saveLicenses()}>
            {say('command.list.csv')}
          </Button>
          <RouteLink className="button primary" to={{ screen: 'board' }}>
            {say('dashboard.board')}
          </RouteLink>
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
  // Both groups have the same columns.
  const most = Math.max(...groups.map((group) => group.counts.length));
  return (
    <>
      <AttentionNote />
      <Warnings counts={counts} />
      <div className="dashboard-products">
        {groups.map(
          (group) =>
            group.counts.length > 0 && (
              <section key={group.audience} aria-label={say(`dashboard.${group.audience}s`)}>
                <h2 className="dashboard-group">{say(`dashboard.${group.audience}s`)}</h2>
                <ul className="product-cards" style={inRows(most)}>
                  {group.counts.map((count) => (
                    <ProductCard key={count.product.id} counts={count} />
                  ))}
                </ul>
              </section>
            ),
        )}
      </div>
      <Below counts={counts} />
    </>
  );
}

function inRows(count: number): CSSProperties {
  return cardColumnProperties(count);
}

function Skeletons(): ReactNode {
  return (
    <div className="dashboard-products" aria-busy="true">
      <div className="product-cards" style={inRows(4)}>
        {[0, 1, 2, 3].map((place) => (
          <div key={place} className="card product-card skeleton-card" />
        ))}
      </div>
    </div>
  );
}
