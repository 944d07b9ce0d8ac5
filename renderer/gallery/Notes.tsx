import { Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { ServiceErrorCode } from '../../shared/contract/ipcService.ts';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { Part } from './Part.tsx';

/** What stands where something failed, for every failure there is, and where nothing is. */
export function Notes(): ReactNode {
  const say = useSay();
  return (
    <Part title={say('gallery.notes')}>
      {[...ServiceErrorCode.options, 'disconnected' as const].map((code) => (
        <FailureNote key={code} failure={{ code, detail: null }} />
      ))}
      <EmptyState icon={<Users className="icon" />} title={say('gallery.empty')} body={say('gallery.empty.body')}>
        <Button kind="primary">{say('gallery.empty.step')}</Button>
      </EmptyState>
    </Part>
  );
}
