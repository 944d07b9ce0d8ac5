import { useId, type ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { SyncedSource } from '../../shared/contract/rosterSync.ts';
import type { OrgView } from '../../shared/contract/view.ts';
import { PlatformSync } from '../roster-sync/PlatformSync.tsx';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';
import { useWhen } from '../app/when.ts';

const platforms = ['clever', 'classlink'] as const satisfies readonly SyncedSource[];

/** Where the roster comes from: kept by hand, or from a platform with its last and next sync. */
export function RosterCard({ school }: Readonly<{ school: OrgView | null }>): ReactNode {
  const say = useSay();
  const when = useWhen();
  const id = useId();
  const { value: orgs } = useQuery('orgs.list', {});
  const { value: status } = useQuery('status.get', {});
  const schools = school === null ? (orgs?.filter(({ type }) => type !== 'district') ?? []) : [school];
  const kept = (source: OrgView['rosterSource']): readonly OrgView[] =>
    schools.filter(({ rosterSource }) => rosterSource === source);
  const manual = kept('manual');
  return (
    <section className="card roster-card" aria-labelledby={id}>
      <h2 id={id}>{say('source.title')}</h2>
      {status?.lastSyncedAt && <p className="small">{say('source.asOf', { when: when(status.lastSyncedAt) })}</p>}
      {platforms.map((source) => {
        const [first] = kept(source);
        return (
          first && <Source key={source} title={titleOf(source, kept(source).length)} source={source} orgId={first.id} />
        );
      })}
      {manual.length > 0 && (
        <div className="roster-source">
          <h3>{school === null ? say('source.manualSchools', { count: manual.length }) : say('source.manual')}</h3>
          <p>{say('source.byHand')}</p>
        </div>
      )}
    </section>
  );

  function titleOf(source: SyncedSource, count: number): string {
    return school === null
      ? say('source.schools', { platform: say(`platform.${source}`), count })
      : say(`source.${source}`);
  }
}

type SourceProps = Readonly<{ title: string; source: SyncedSource; orgId: OrgId }>;

function Source({ title, source, orgId }: SourceProps): ReactNode {
  return (
    <div className="roster-source">
      <h3>{title}</h3>
      <PlatformSync source={source} orgId={orgId} />
    </div>
  );
}
