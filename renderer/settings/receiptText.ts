import type { WipeReceipt } from '../../shared/contract/ipcMain.ts';
import type { Say } from '../app/text.tsx';

/** One line for each kind of thing that was kept: "Rosters, licenses and unsent changes: 3 files, 12 MB". */
export function receiptLines(say: Say, receipt: WipeReceipt): readonly string[] {
  return receipt.removed.map(({ what, files, bytes }) => {
    const part = say(`wipe.part.${what}`);
    return files === 0
      ? say('wipe.removedNone', { part })
      : say('wipe.removed', { part, files, kilobytes: Math.max(1, Math.round(bytes / 1000)) });
  });
}

/** The receipt as a text that can be kept. */
export function receiptText(say: Say, receipt: WipeReceipt, when: string): string {
  const remaining =
    receipt.remaining.length === 0 ? [] : ['', say('wipe.remaining'), ...receipt.remaining.map((path) => `- ${path}`)];
  const lines = [say('wipe.receipt'), when, '', ...receiptLines(say, receipt), ...remaining];
  return `${lines.join('\n')}\n`;
}
