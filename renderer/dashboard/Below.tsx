import type { ReactNode } from 'react';
import type { ProductCounts } from '../../shared/contract/view.ts';
import { useHasSchools } from '../components/useHasSchools.ts';
import { useOneSchool } from '../components/useOneSchool.ts';
import { useQuery } from '../state/useQuery.ts';
import { dashboardEn } from '../app/messages/dashboardEn.ts';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { Attention } from './Attention.tsx';
import { ClassGaps } from './ClassGaps.tsx';
import { RosterCard } from './RosterCard.tsx';
import { SchoolTable } from './SchoolTable.tsx';
import './Below.css';

const messages = { ...dashboardEn, ...rosterSyncEn };

/** What stands below the products: schools side by side or the classes of one, what needs the person, and the roster. */
export function Below({ counts }: Readonly<{ counts: readonly ProductCounts[] }>): ReactNode {
  const school = useOneSchool();
  const hasSchools = useHasSchools();
  const { value: orgs } = useQuery('orgs.list', {});
  if (orgs === undefined) return null;
  return (
    <ScreenText messages={messages}>
      {school === null && hasSchools && <SchoolTable />}
      <div className={school === null ? 'below' : 'below with-gaps'}>
        {school !== null && <ClassGaps orgId={school.id} counts={counts} />}
        <Attention />
        <RosterCard school={school} />
      </div>
    </ScreenText>
  );
}
