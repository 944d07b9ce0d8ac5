import { setPrinting } from '../../state/printing.ts';
import { toast } from '../../state/toasts.ts';
import type { AppContextValue } from '../../state/useApp.ts';
import type { Say } from '../text.tsx';

/** More rows than this are a book (some 150 pages), and more than a seven-year-old laptop lays out in a moment. */
const MOST_ROWS = 5000;

type PrintContext = Pick<AppContextValue, 'store' | 'queries' | 'bridge'> & Readonly<{ say: Say }>;

/** Prints what is on screen; a list whole, also what is scrolled out of view. */
export async function printScreen({ store, queries, bridge, say }: PrintContext): Promise<void> {
  const rows = longestList();
  if (rows > MOST_ROWS) {
    toast(store, say('listPrint.tooLong', { rows, most: MOST_ROWS }), 'problem');
    return;
  }
  setPrinting(store, true);
  try {
    // First the lists ask for all their rows, then the rows come, then they are drawn.
    await drawn();
    await queries.settled();
    await drawn();
    const { outcome } = await bridge.print();
    if (outcome === 'failed') toast(store, say('listPrint.failed'), 'problem');
  } catch {
    toast(store, say('listPrint.failed'), 'problem');
  } finally {
    setPrinting(store, false);
  }
}

/** Rows of the longest list on screen, as it says to screen readers. */
function longestList(): number {
  const lists = document.querySelectorAll('#content :is([aria-rowcount], [aria-setsize])');
  const counts = Array.from(lists, (list) =>
    Number(list.getAttribute('aria-rowcount') ?? list.getAttribute('aria-setsize')),
  );
  return Math.max(0, ...counts);
}

/** Ends when what the store holds now is on screen: a frame draws it, and the next one begins after that. */
async function drawn(): Promise<void> {
  for (const _ of [1, 2]) {
    // One frame after the other is the point.
    // oxlint-disable-next-line no-await-in-loop
    await new Promise((done) => requestAnimationFrame(done));
  }
}
