import type { OrgView } from '../../shared/contract/view.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';

/** The school shown when it is one; null for several at once, and until it is known. */
export function useOneSchool(): OrgView | null {
  const orgId = useApp(selectOrgId);
  const { value: orgs } = useQuery('orgs.list', {});
  const schools = orgs?.filter(({ type }) => type !== 'district') ?? [];
  const school = schools.length === 1 ? schools[0] : schools.find(({ id }) => id === orgId);
  return school ?? null;
}
