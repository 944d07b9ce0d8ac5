import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { selectIsTeacher } from '../state/account.ts';
import { openAddPerson } from '../state/dialogs.ts';
import { selectOrgId } from '../state/navigation.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';

/** Adds somebody to the roster, where it is kept by hand and the person may. */
export function AddPersonButton({ of }: Readonly<{ of: 'student' | 'educator' }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const orgId = useApp(selectOrgId);
  const { value: orgs } = useQuery('orgs.list', {});
  const isTeacher = useApp(selectIsTeacher);
  const shown = orgs?.filter(({ id, type }) => (orgId === null ? type !== 'district' : id === orgId)) ?? [];
  if (isTeacher || !shown.some(({ rosterSource }) => rosterSource === 'manual')) return null;
  return (
    <Button onClick={() => openAddPerson(store, of)}>
      <Plus className="icon" aria-hidden="true" />
      {say(`person.add.${of}`)}
    </Button>
  );
}
