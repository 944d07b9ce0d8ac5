import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useIntl } from 'react-intl';
import type { WipeReceipt } from '../../shared/contract/ipcMain.ts';
import { settingsEn as messages } from '../app/messages/settingsEn.ts';
import { ScreenText } from '../app/ScreenText.tsx';
import { useSay } from '../app/text.tsx';
import { Button } from '../components/Button.tsx';
import { fileName } from '../components/fileName.ts';
import { useAppContext } from '../state/useApp.ts';
import { receiptLines, receiptText } from './receiptText.ts';
import '../app/gate.css';
import './Settings.css';

/** Everything on this computer has been removed, or is being: there is nothing else to show. */
export function Wiped({ wipe }: Readonly<{ wipe: 'underWay' | WipeReceipt }>): ReactNode {
  return (
    <ScreenText messages={messages}>
      <main className="gate">
        <div className="gate-card">{wipe === 'underWay' ? <UnderWay /> : <Receipt receipt={wipe} />}</div>
      </main>
    </ScreenText>
  );
}

function UnderWay(): ReactNode {
  const say = useSay();
  return <output>{say('wipe.underWay')}</output>;
}

function Receipt({ receipt }: Readonly<{ receipt: WipeReceipt }>): ReactNode {
  const say = useSay();
  const intl = useIntl();
  const { bridge } = useAppContext();
  const [outcome, setOutcome] = useState<'saved' | 'canceled' | 'failed' | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const when = intl.formatDate(receipt.at, { dateStyle: 'full', timeStyle: 'short' });
  const save = async (): Promise<void> => {
    const file = { fileName: fileName(say('wipe.receipt'), 'txt'), kind: 'text' } as const;
    const answer = await bridge
      .saveFile({ ...file, text: receiptText(say, receipt, when) })
      .catch(() => ({ outcome: 'failed' as const }));
    setOutcome(answer.outcome);
  };
  return (
    <>
      <div className="gate-head">
        <span className="mark" aria-hidden="true" />
        <h1 ref={heading} tabIndex={-1}>
          {say('wipe.receipt')}
        </h1>
        <p>{when}</p>
      </div>
      <div className="gate-panel">
        <ul className="wipe-lines">
          {receiptLines(say, receipt).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {receipt.remaining.length > 0 && (
          <div className="note bad" role="alert">
            <div className="note-text">
              <p>{say('wipe.remaining')}</p>
              {receipt.remaining.map((path) => (
                <p key={path} className="note-detail">
                  {path}
                </p>
              ))}
            </div>
          </div>
        )}
        <p>{say('wipe.after')}</p>
        <div className="settings-buttons">
          <Button onClick={() => void save()}>{say('wipe.saveReceipt')}</Button>
          <Button kind="primary" onClick={() => void bridge.quit()}>
            {say('wipe.quit')}
          </Button>
        </div>
        <output className="small">
          {outcome === 'saved' && say('wipe.receiptSaved')}
          {outcome === 'failed' && say('wipe.receiptNotSaved')}
        </output>
      </div>
    </>
  );
}
