import { useState, type ReactNode } from 'react';
import { settingsEn as messages } from '../app/messages/settingsEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { fileName } from '../components/fileName.ts';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog, openDialog } from '../state/dialogs.ts';
import { toast } from '../state/toasts.ts';
import { useAppContext } from '../state/useApp.ts';
import { useQuery } from '../state/useQuery.ts';
import { wipeComputer } from '../state/wipe.ts';
import { unsentCsv } from './unsentCsv.ts';
import './Settings.css';

type WipeDialogProps = Readonly<{ step: 'explain' | 'confirm' }>;

/** Before everything is removed: what that is, what would be lost with it, and whether it is meant. */
export function WipeDialog({ step }: WipeDialogProps): ReactNode {
  const { store } = useAppContext();
  const close = (): void => closeDialog(store);
  return (
    <ScreenText messages={messages}>
      <ModalFrame width="narrow" onClose={close}>
        {step === 'explain' ? <Explain onClose={close} /> : <Confirm onClose={close} />}
      </ModalFrame>
    </ScreenText>
  );
}

function useUnsent(): number {
  const { value: status } = useQuery('status.get', {});
  return status === undefined ? 0 : status.waiting + status.needsAttention;
}

function Explain({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const say = useSay();
  const { store, client, bridge } = useAppContext();
  const unsent = useUnsent();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    const answer = await client.ask('changes.unsent', {});
    const saved = answer.ok
      ? await bridge
          .saveFile({
            fileName: fileName(say('wipe.csv.name'), 'csv'),
            kind: 'csv',
            text: unsentCsv(say, answer.value),
          })
          .catch(() => ({ outcome: 'failed' as const }))
      : { outcome: 'failed' as const };
    setBusy(false);
    if (saved.outcome === 'saved') toast(store, say('wipe.csv.done'));
    if (saved.outcome === 'failed') toast(store, say('wipe.csv.failed'), 'problem');
  };
  return (
    <ModalContent
      title={say('wipe.ask')}
      footer={
        <>
          <Button onClick={onClose}>{say('common.cancel')}</Button>
          <Button kind="danger" onClick={() => openDialog(store, { kind: 'wipe', step: 'confirm' })}>
            {say('wipe.continue')}
          </Button>
        </>
      }
    >
      <div className="wipe-text">
        <p>{say('wipe.explain')}</p>
        <p>{say('wipe.server')}</p>
        {unsent > 0 && (
          <div className="note warn">
            <div className="note-text">
              <p>{say('wipe.unsent', { count: unsent })}</p>
              <Button size="compact" unavailable={isBusy} onClick={() => void save()}>
                {say('wipe.csv.save')}
              </Button>
            </div>
          </div>
        )}
      </div>
    </ModalContent>
  );
}

function Confirm({ onClose }: Readonly<{ onClose: () => void }>): ReactNode {
  const say = useSay();
  const context = useAppContext();
  const unsent = useUnsent();
  return (
    <ModalContent
      title={say('wipe.confirm.title')}
      footer={
        <>
          <Button onClick={onClose}>{say('wipe.keep')}</Button>
          <Button kind="danger" onClick={() => void wipeComputer(context)}>
            {say('wipe.title')}
          </Button>
        </>
      }
    >
      <p>{say('wipe.confirm.body', { count: unsent })}</p>
    </ModalContent>
  );
}
