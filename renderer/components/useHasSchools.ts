import { useQuery } from '../state/useQuery.ts';

/** Does the person see several schools, so that what belongs to one has to say which? */
export function useHasSchools(): boolean {
  const { value: orgs } = useQuery('orgs.list', {});
  return orgs !== undefined && orgs.filter(({ type }) => type !== 'district').length > 1;
}
