import { useState } from 'react';
import type { UploadRefusal } from '../../shared/contract/rosterUpload.ts';
import type { OpenDialog } from '../state/appStore.ts';
import { updateUpload } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { useAppContext } from '../state/useApp.ts';

/** Asks what the chosen file would do, and has it imported. */
export function useUpload({ id, file, preview: told }: OpenDialog & { kind: 'rosterUpload' }) {
  const { store, client, queries } = useAppContext();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refused, setRefused] = useState<Readonly<{ file: typeof file; why: UploadRefusal }> | null>(null);
  // What was said of one file is not said of the next.
  const refusal = refused?.file === file ? refused.why : null;
  const refuse = (why: UploadRefusal): void => setRefused({ file, why });

  const start = (): void => {
    setBusy(true);
    setFailure(null);
    setRefused(null);
  };
  const preview = async (): Promise<void> => {
    if (file === null) return;
    start();
    const answer = await client.ask('roster.previewUpload', { file: file.bytes });
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    if (answer.value.kind === 'refused') return refuse(answer.value.why);
    updateUpload(store, { preview: answer.value.told });
  };
  const take = async (): Promise<void> => {
    if (file === null || told === null) return;
    start();
    const answer = await client.ask('roster.importUpload', { editId: id, mark: told.mark, file: file.bytes });
    await queries.settled();
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    if (answer.value.kind === 'told') return updateUpload(store, { done: answer.value.told });
    // What it would do now is not what was shown: it has to be looked at again.
    if (answer.value.why === 'previewAgain') updateUpload(store, { preview: null });
    refuse(answer.value.why);
  };
  return { isBusy, failure, refusal, preview, take };
}
