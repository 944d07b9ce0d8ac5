import type { ReactNode } from 'react';
import type { Intent } from '../../shared/contract/change.ts';
import type { Preview, ProductChoice } from '../../shared/contract/view.ts';
import { useSay } from '../app/text.tsx';
import { previewSentence } from './sentences.ts';
import '../change-preview/ChangePreview.css';

type PreviewLinesProps = Readonly<{
  name: string;
  intents: readonly Intent[];
  choices: readonly ProductChoice[];
  unconfirmed: readonly ProductChoice[];
  preview: Preview | null;
  isManaged: boolean;
}>;

/** What Save will do, in words and numbers, before it is pressed. */
export function PreviewLines({
  name,
  intents,
  choices,
  unconfirmed,
  preview,
  isManaged,
}: PreviewLinesProps): ReactNode {
  const say = useSay();
  return (
    <output className="preview">
      {intents.length === 0 && <p className="small">{say(isManaged ? 'users.manage.noChange' : 'manage.noChange')}</p>}
      {intents.map((intent, index) => (
        <p key={JSON.stringify(intent)}>{line(intent, index)}</p>
      ))}
      {unconfirmed.length > 0 && (
        <p className="preview-warn">
          {say('manage.confirmFirst', { products: unconfirmed.map(({ product }) => product.name).join(', ') })}
        </p>
      )}
    </output>
  );

  function line(intent: Intent, index: number): ReactNode {
    const sentence = previewSentence(say, intent, choices, name);
    const result = preview?.results[index];
    switch (result?.outcome) {
      case 'refuse':
        return (
          <span className="preview-warn">
            {say('preview.refuse', { what: result.reason === null ? sentence : say(`reason.${result.reason}`) })}
          </span>
        );
      case 'wait':
        return say('preview.wait', { what: sentence });
      case 'noop':
        return say('preview.noop', { what: sentence });
      case 'apply':
      case undefined:
        return sentence;
    }
  }
}
