import { useMemo } from 'react';
import type { OrgView } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';

export type ShownOrg = Readonly<Pick<OrgView, 'name' | 'students' | 'educators'>>;

/** The school shown; for several at once the sum of them, under the district's name. Null until it is known. */
export function useShownOrg(): ShownOrg | null {
  const say = useSay();
  const orgId = useApp(selectOrgId);
  const { value: orgs } = useQuery('orgs.list', {});
  return useMemo(() => {
    if (orgs === undefined) return null;
    const schools = orgs.filter((org) => org.type !== 'district');
    const one = schools.length === 1 ? schools[0] : orgs.find((org) => org.id === orgId);
    if (one) return one;
    const district = orgs.find((org) => org.type === 'district');
    const sum = (count: (org: OrgView) => number): number => schools.reduce((total, org) => total + count(org), 0);
    return {
      name: district?.name ?? say('school.all'),
      students: district?.students ?? sum((org) => org.students),
      educators: district?.educators ?? sum((org) => org.educators),
    };
  }, [orgs, orgId, say]);
}
