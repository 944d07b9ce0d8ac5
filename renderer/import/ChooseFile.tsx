import { useState, type ReactNode } from 'react';
import { LARGEST_UPLOAD } from '../../shared/contract/rosterUpload.ts';
import { useSay } from '../app/text.tsx';
import type { OpenDialog } from '../state/appStore.ts';
import { updateUpload } from '../state/dialogs.ts';
import { useAppContext } from '../state/useApp.ts';
import './Import.css';

/** The zip is chosen in the computer's own dialog; the window gets its bytes and its name, never where it lies. */
export function ChooseFile({ file }: Readonly<{ file: (OpenDialog & { kind: 'rosterUpload' })['file'] }>): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const [isTooLarge, setTooLarge] = useState(false);
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (!chosen) return;
    setTooLarge(chosen.size > LARGEST_UPLOAD);
    if (chosen.size > LARGEST_UPLOAD || chosen.size === 0) return updateUpload(store, { file: null });
    updateUpload(store, { file: { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) } });
  };
  return (
    <div className="upload-file">
      <p>{say('upload.what')}</p>
      <p>{say('upload.safe')}</p>
      <label className="upload-choose">
        <span>{say('upload.choose')}</span>
        <input type="file" accept=".zip" onChange={(event) => void choose(event.currentTarget.files?.[0])} />
      </label>
      {file !== null && (
        <output>
          {say('upload.chosen')} <bdi>{file.name}</bdi>
        </output>
      )}
      {isTooLarge && (
        <p className="note bad" role="alert">
          {say('upload.refused.tooLarge')}
        </p>
      )}
    </div>
  );
}
