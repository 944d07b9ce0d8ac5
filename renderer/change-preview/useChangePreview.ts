import { useMemo } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { Topic } from '../../shared/contract/ipcService.ts';
import type { SaveMode } from '../../shared/contract/view.ts';
import { useAnswer, type AnswerView } from '../state/useAnswer.ts';

/** What alters what saving would do. */
export const PREVIEW_TOPICS: readonly Topic[] = ['roster', 'licenses'];

/**
 * What the service says that saving would do; nothing where nothing would be saved. It is asked anew when the intents are
 * another object.
 */
export function useChangePreview(intents: readonly Intent[], mode: SaveMode): AnswerView<'changes.preview'> {
  const params = useMemo(() => (intents.length === 0 ? null : { intents: [...intents], mode }), [intents, mode]);
  return useAnswer('changes.preview', params, PREVIEW_TOPICS);
}
