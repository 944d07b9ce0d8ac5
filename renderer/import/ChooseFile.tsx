import { FolderOpen } from 'lucide-react';
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
      <div className="upload-choose">
        <label className="button normal">
          <input
            className="visually-hidden"
            type="file"
            accept=".zip"
            aria-label={say('upload.choose')}
            onChange={(event) => void choose(event.currentTarget.files?.[0])}
          />
          <FolderOpen className="icon" aria-hidden="true" />
          <span aria-hidden="true">{say(file === null ? 'upload.choose' : 'upload.chooseAgain')}</span>
        </label>
        <output className={file === null ? 'small' : undefined}>
          {file === null ? say('upload.none') : <bdi>{file.name}</bdi>}
        </output>
      </div>
      {isTooLarge && (
        <p className="note bad" role="alert">
          {say('upload.refused.tooLarge')}
        </p>
      )}
    </div>
  );
}
