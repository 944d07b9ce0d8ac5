import type { Sql } from '../../../electron/service/store/sqlite.ts';
import { lookAt, type OutboxRow } from '../look.ts';

export const UPGRADE = {
  number: 19,
  sentence: 'Upgrade at any point with any queue: changes and their order unchanged, the roster still readable.',
} as const;

/** What of a store an upgrade must keep. */
export type Kept = Readonly<{ outbox: readonly OutboxRow[]; people: number }>;

export function keptIn(sql: Sql): Kept {
  return { outbox: lookAt(sql).outbox, people: sql.get<{ n: number }>('SELECT COUNT(*) AS n FROM users')?.n ?? 0 };
}

/** Compares a store before it was brought to a newer schema and after. */
export function upgradeLoses(before: Kept, after: Kept): string | null {
  if (after.people < before.people) return `${before.people} people before, ${after.people} after`;
  const index = before.outbox.findIndex((row, at) => !isSame(row, after.outbox[at]));
  return index < 0 ? null : `${before.outbox[index]?.id ?? ''} is not what it was`;
}

/** What was on the way when the old version ended is unknown to the new one. */
function isSame(before: OutboxRow, after: OutboxRow | undefined): boolean {
  if (!after || before.id !== after.id || before.seq !== after.seq || before.hash !== after.hash) return false;
  return before.intent === after.intent && (before.state === after.state || after.state === 'unknown');
}
