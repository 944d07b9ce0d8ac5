import type { ManagedBy } from '../../shared/contract/view.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';

/** The platform that the one school shown is kept in; null for a school kept by hand, and for several at once. */
export function useManagedSchool(): ManagedBy | null {
  const orgId = useApp(selectOrgId);
  const { value: orgs } = useQuery('orgs.list', {});
  const schools = orgs?.filter(({ type }) => type !== 'district') ?? [];
  const school = schools.length === 1 ? schools[0] : schools.find(({ id }) => id === orgId);
  if (!school || school.rosterSource === 'manual') return null;
  return { source: school.rosterSource, orgId: school.id };
}
