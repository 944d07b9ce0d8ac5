import type { ReactNode } from 'react';
import type { OrgId } from '../../shared/contract/ids.ts';
import type { RosterUploadDone } from '../../shared/contract/rosterUpload.ts';
import { useSay } from '../app/text.tsx';
import { HeldSchools } from '../roster-sync/HeldSchools.tsx';
import { UploadProblems } from './UploadProblems.tsx';

type UploadEffectProps = Readonly<{ effect: RosterUploadDone; massChange?: readonly OrgId[]; isDone?: boolean }>;

/** What an upload would do, or did: in numbers, school by school, and what of the file was not taken as it stood. */
export function UploadEffect({ effect, massChange = [], isDone = false }: UploadEffectProps): ReactNode {
  const say = useSay();
  const { counts, schools, report } = effect;
  const sum = (key: 'added' | 'changed' | 'leaving' | 'licensesOfLeavers'): number =>
    schools.reduce((total, school) => total + school[key], 0);
  const numbers = { added: sum('added'), changed: sum('changed'), leaving: sum('leaving') };
  return (
    <div className="upload-file">
      <output>
        {schools.length === 0 ? say('upload.nothing') : say(isDone ? 'upload.did' : 'upload.would', numbers)}
      </output>
      {counts.licensesReturned > 0 && <p>{say('upload.returned', { count: counts.licensesReturned })}</p>}
      {massChange.length > 0 && (
        <p className="note bad">{say('upload.massChange', { schools: massChange.length, count: sum('leaving') })}</p>
      )}
      {schools.length > 0 && <HeldSchools schools={schools} isDone={isDone} />}
      <UploadProblems report={report} />
    </div>
  );
}
