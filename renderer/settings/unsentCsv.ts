import Papa from 'papaparse';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { changeSentence } from '../activity/changeSentence.ts';
import type { Say } from '../app/text.tsx';

/** Excel takes a file without this mark for Windows-1252. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Changes that have not been sent, for a spreadsheet: enough to make them again by hand. */
export function unsentCsv(say: Say, items: readonly ActivityItem[]): string {
  const fields = [say('wipe.csv.saved'), say('wipe.csv.change'), say('wipe.csv.set'), say('wipe.csv.state')];
  const data = items.map((item) => [
    item.madeAt,
    changeSentence(say, 'wish', item.intent, {
      person: (userId) => item.userNames[userId],
      product: (productId) => item.products[productId]?.name,
    }),
    item.label,
    say(`changeState.${item.state}`),
  ]);
  return BYTE_ORDER_MARK + Papa.unparse({ fields, data }, { escapeFormulae: true });
}
