import type { ReactNode } from 'react';
import { rosterSyncEn } from '../app/messages/rosterSyncEn.ts';
import { rosterUploadEn } from '../app/messages/rosterUploadEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import type { OpenDialog } from '../state/appStore.ts';
import { closeDialog, updateUpload } from '../state/dialogs.ts';
import { dismissDialog } from '../state/drafts.ts';
import { useAppContext } from '../state/useApp.ts';
import { ChooseFile } from './ChooseFile.tsx';
import { UploadEffect } from './UploadEffect.tsx';
import { UploadSteps } from './UploadSteps.tsx';
import { useUpload } from './useUpload.ts';

type RosterUploadProps = Readonly<{ upload: OpenDialog & { kind: 'rosterUpload' } }>;

const messages = { ...rosterSyncEn, ...rosterUploadEn };

/** A roster that is kept by hand, uploaded: a file, what it would change, and what became of it. */
export function RosterUpload(props: RosterUploadProps): ReactNode {
  return (
    <ScreenText messages={messages}>
      <RosterUploadDialog {...props} />
    </ScreenText>
  );
}

function RosterUploadDialog({ upload }: RosterUploadProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const { file, preview, done } = upload;
  const { isBusy, failure, refusal, preview: look, take } = useUpload(upload);
  const leaving = preview?.schools.reduce((sum, school) => sum + school.leaving, 0) ?? 0;
  // Without an answer nobody here can tell whether it was imported.
  const isUnknown = refusal === 'unreachable' && preview !== null;
  const step = done ? 'result' : preview ? 'preview' : 'file';
  return (
    <ModalFrame width="wide" onClose={() => (isBusy ? undefined : dismissDialog(store))}>
      <ModalContent
        title={say('upload.title')}
        sub={<UploadSteps step={step} />}
        footer={
          done ? (
            <Button kind="primary" onClick={() => closeDialog(store)}>
              {say('upload.close')}
            </Button>
          ) : (
            <>
              <Button unavailable={isBusy} onClick={() => dismissDialog(store)}>
                {say('upload.cancel')}
              </Button>
              {preview ? (
                <>
                  <Button unavailable={isBusy} onClick={() => updateUpload(store, { file: null, preview: null })}>
                    {say('upload.other')}
                  </Button>
                  <Button
                    kind={preview.massChange.length > 0 ? 'danger' : 'primary'}
                    unavailable={isBusy}
                    onClick={() => void take()}
                  >
                    {say(isBusy ? 'upload.importing' : 'upload.import', { count: leaving })}
                  </Button>
                </>
              ) : (
                <Button kind="primary" unavailable={isBusy || file === null} onClick={() => void look()}>
                  {say(isBusy ? 'upload.reading' : 'upload.preview')}
                </Button>
              )}
            </>
          )
        }
      >
        {failure !== null && <FailureNote failure={failure} />}
        {refusal !== null && (
          <p className="note bad" role="alert">
            {say(isUnknown ? 'upload.unknown' : `upload.refused.${refusal}`)}
          </p>
        )}
        {step === 'file' && <ChooseFile file={file} />}
        {preview && !done && <UploadEffect effect={preview} massChange={preview.massChange} />}
        {done && <UploadEffect effect={done} isDone />}
      </ModalContent>
    </ModalFrame>
  );
}
