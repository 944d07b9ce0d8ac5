import { useMemo, useState, type ReactNode } from 'react';
import type { OpenDialog } from '../state/appStore.ts';
import { Button } from '../components/Button.tsx';
import { FailureNote } from '../components/FailureNote.tsx';
import { ModalContent, ModalFrame } from '../components/ModalDialog.tsx';
import { closeDialog, updatePreview } from '../state/dialogs.ts';
import type { Failure } from '../state/serviceClient.ts';
import { useAppContext } from '../state/useApp.ts';
import { boardEn } from '../app/messages/boardEn.ts';
import { changePreviewEn } from '../app/messages/changePreviewEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { actionOfDrop, intentsOf } from './drop.ts';
import { actionText, countOf } from './dropWords.ts';
import { GradeQuestion } from '../change-preview/GradeQuestion.tsx';
import { PreviewCounts } from '../change-preview/PreviewCounts.tsx';
import { ShortChoice } from '../change-preview/ShortChoice.tsx';
import { useChangePreview } from '../change-preview/useChangePreview.ts';
import { useSaveDrop } from './useSaveDrop.ts';
import '../change-preview/ChangePreview.css';

const messages = { ...boardEn, ...changePreviewEn };

type DropPreviewProps = Readonly<{ preview: OpenDialog & { kind: 'boardPreview' } }>;

/** A drop that is short, partly refused or large: what it would do, with counts, before it is saved. */
export function DropPreview(props: DropPreviewProps): ReactNode {
  return (
    <ScreenText messages={messages}>
      <DropPreviewDialog {...props} />
    </ScreenText>
  );
}

function DropPreviewDialog({ preview: { drop, mode, gradeConfirmed } }: DropPreviewProps): ReactNode {
  const say = useSay();
  const { store } = useAppContext();
  const saveDrop = useSaveDrop();
  const [isSaving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const intents = useMemo(() => intentsOf(drop, gradeConfirmed), [drop, gradeConfirmed]);
  const { value: known, failure: notKnown, isCurrent } = useChangePreview(intents, mode);
  const problem = failure ?? notKnown;
  const title = actionText(say, actionOfDrop(drop), drop.names, intents.length);

  const outside = useOutsideGrades(known?.reasons ?? null, gradeConfirmed);
  const changed = known ? known.counts.apply + known.counts.wait : 0;
  const isBlocked = mode === 'allOrNothing' && known !== null && known.counts.refuse > 0;
  const isReady = isCurrent && changed > 0 && !isBlocked && !isSaving;
  const save = async (): Promise<void> => {
    setSaving(true);
    setFailure(null);
    const failed = await saveDrop(drop, { mode, gradeConfirmed });
    setSaving(false);
    setFailure(failed);
    if (failed === null) closeDialog(store);
  };
  return (
    <ModalFrame onClose={() => closeDialog(store)}>
      <ModalContent
        title={say('board.preview.title', { what: title })}
        footer={
          <>
            <Button onClick={() => closeDialog(store)}>{say('common.cancel')}</Button>
            <Button kind="primary" unavailable={!isReady} onClick={() => void save()}>
              {say('changePreview.save', { count: isBlocked ? 0 : changed })}
            </Button>
          </>
        }
      >
        {problem !== null && <FailureNote failure={problem} />}
        <PreviewCounts known={known} isBlocked={isBlocked} />
        <GradeQuestion
          product={drop.names.to || drop.names.from}
          count={outside}
          isConfirmed={gradeConfirmed}
          onChange={(isConfirmed) => updatePreview(store, { gradeConfirmed: isConfirmed })}
        />
        {known !== null && (known.counts.refuse > 0 || mode !== 'fit') && (
          <ShortChoice
            mode={mode}
            canWait={known.couldWait > 0 || mode === 'wait'}
            onChange={(next) => updatePreview(store, { mode: next })}
          />
        )}
      </ModalContent>
    </ModalFrame>
  );
}

/** How many are outside the grades: known from the preview made before it was confirmed. */
function useOutsideGrades(reasons: Parameters<typeof countOf>[0] | null, gradeConfirmed: boolean): number {
  const [count, setCount] = useState(0);
  const now = reasons === null || gradeConfirmed ? count : countOf(reasons, 'gradeNotEligible');
  if (now !== count) setCount(now);
  return now;
}
