import type { ManagedBy } from '../../shared/contract/view.ts';
import { useOneSchool } from '../components/useOneSchool.ts';

/** The platform that the one school shown is kept in; null for a school kept by hand, and for several at once. */
export function useManagedSchool(): ManagedBy | null {
  const school = useOneSchool();
  if (!school || school.rosterSource === 'manual') return null;
  return { source: school.rosterSource, orgId: school.id };
}
