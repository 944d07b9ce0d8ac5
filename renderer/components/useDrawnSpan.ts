import { selectIsPrinting } from '../state/printing.ts';
import { useApp } from '../state/useApp.ts';

type Span = Readonly<{ first: number; last: number }>;

/** What a list has to draw: what is in view, and on paper all of it. */
export function useDrawnSpan({ first, last }: Span, total: number): Span {
  const isPrinting = useApp(selectIsPrinting);
  return isPrinting ? { first: 0, last: total - 1 } : { first, last };
}
