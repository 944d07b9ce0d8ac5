import type { DropSource } from '../../shared/board/dropIntents.ts';
import type { UserId } from '../../shared/contract/ids.ts';
import type { ColumnId } from './selection.ts';

/** What is being dragged. */
export type BoardDrag = Readonly<{
  source: DropSource;
  column: ColumnId;
  ids: ReadonlySet<UserId>;
  /** The place and the name of the card that was taken hold of. */
  index: number;
  name: string;
  /** Is it the license that is dragged, which may be dropped on a person? */
  isLicense: boolean;
  by: 'mouse' | 'keyboard';
}>;

/** Where it hovers. */
export type Hover = Readonly<{
  column: ColumnId;
  person: Readonly<{ userId: UserId; name: string }> | null;
  /** Ctrl or Cmd: what they have is to be kept. */
  keep: boolean;
}>;

const NO_COLUMN = 'none';

/** A column's id as the page holds it. No product is called "none" there: its id has a letter before it. */
export function columnMark(column: ColumnId): string {
  return column === null ? NO_COLUMN : `p${column}`;
}

/** The column an element belongs to; undefined outside of any. */
export function columnAt(element: Element): ColumnId | undefined {
  const mark = element.closest<HTMLElement>('[data-column]')?.dataset['column'];
  if (mark === undefined) return undefined;
  return mark === NO_COLUMN ? null : (mark.slice(1) as ColumnId);
}

export type CardAt = Readonly<{ column: ColumnId; userId: UserId; index: number; name: string; element: HTMLElement }>;

/** The card an element belongs to. */
export function cardAt(target: EventTarget | null): CardAt | null {
  if (!(target instanceof Element)) return null;
  const element = target.closest<HTMLElement>('[data-user]');
  const column = element && columnAt(element);
  if (!element || column === undefined) return null;
  const { user, index, name } = element.dataset;
  return { column: column ?? null, userId: user as UserId, index: Number(index), name: name ?? '', element };
}
