import { Upload } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../components/Button.tsx';
import { selectMayUpload } from '../state/account.ts';
import { openRosterUpload } from '../state/dialogs.ts';
import { useApp, useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { useSay } from '../app/text.tsx';

/** Uploads a roster, where any of the district's is kept by hand and the person may. */
export function UploadButton(): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { value: orgs } = useQuery('orgs.list', {});
  const mayUpload = useApp(selectMayUpload);
  const isAnyByHand = orgs?.some(({ type, rosterSource }) => type !== 'district' && rosterSource === 'manual') ?? false;
  if (!mayUpload || !isAnyByHand) return null;
  return (
    <Button onClick={() => openRosterUpload(store)}>
      <Upload className="icon" aria-hidden="true" />
      {say('upload.open')}
    </Button>
  );
}
