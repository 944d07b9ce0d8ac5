import type { SaveResult } from '../../../shared/contract/view.ts';
import { readMissing, resolveMissing } from '../store/epochMissing.ts';
import type { Sql } from '../store/sqlite.ts';
import { newSet, plan, writePlanned, type SaveContext } from './saveChanges.ts';

/**
 * `epoch.resend`: saves what a restored server lost anew, as one set of new changes. What the rules no longer allow comes
 * back with its reason and stays in the list. Null when nothing is missing.
 */
export function resendMissing(context: SaveContext, label: string): SaveResult | null {
  const { sql } = context;
  return sql.write(() => {
    const missing = readMissing(sql);
    if (missing.length === 0) return null;
    const planned = plan(
      context,
      missing.map(({ intent }) => ({ intent })),
    );
    const done = missing.filter((_, n) => planned[n]?.outcome !== 'refuse');
    resolveMissing(
      sql,
      done.map(({ id }) => id),
      'resent',
    );
    return writePlanned(context, { ...newSet(context, label), kind: 'edit', undoes: null }, planned);
  });
}

/** `epoch.dismiss`: the person lets what is missing go. */
export function dismissMissing(sql: Sql): number {
  return sql.write(() => {
    const missing = readMissing(sql);
    resolveMissing(
      sql,
      missing.map(({ id }) => id),
      'dismissed',
    );
    return missing.length;
  });
}
