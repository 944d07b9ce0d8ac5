import type { BoardColumn } from '../../shared/contract/board.ts';
import type { DropSource, DropTarget } from '../../shared/board/dropIntents.ts';
import type { Say } from '../app/text.tsx';
import type { DropNote } from './ColumnHead.tsx';
import { actionOf, dropSentence, verdictOf, type DropNames } from './dropWords.ts';
import type { ColumnId } from './selection.ts';
import type { Targets } from './useTargets.ts';

type Dragged = Readonly<{ source: DropSource; name: string; keep: boolean }>;

/** What a column says about a drop on it; null where a drop means nothing, or what it would do is not known yet. */
export function columnNote(
  say: Say,
  column: BoardColumn,
  { source, name, keep }: Dragged,
  from: string,
  targets: Targets | null,
): DropNote | null {
  const id: ColumnId = column.counts?.product.id ?? null;
  const target: DropTarget = { kind: 'column', productId: id };
  const action = actionOf(source, target, keep);
  const known = targets?.get(id);
  const outcome = (action === 'keep' ? known?.keeping : known?.plain) ?? null;
  if (action === null || outcome === null) return null;
  const names: DropNames = { from, to: column.counts?.product.name ?? '', name, other: '' };
  const text = dropSentence(say, { action, names, available: column.counts?.available ?? 0 }, outcome);
  return { text, isRefused: verdictOf(outcome).kind === 'refused' };
}

/** The name of a column in sentences; empty for those without a license. */
export function productName(columns: readonly BoardColumn[], id: ColumnId): string {
  return columns.find(({ counts }) => counts !== null && counts.product.id === id)?.counts?.product.name ?? '';
}
