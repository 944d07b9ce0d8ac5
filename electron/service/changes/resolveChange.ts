import type { ChangeId, ChangeSetId } from '../../../shared/contract/ids.ts';
import type { ReasonCode } from '../../../shared/contract/problem.ts';
import type { ResolveChoice, SaveResult } from '../../../shared/contract/view.ts';
import { needPerson, needPersonInSet, resolve, type Needing } from '../store/decisions.ts';
import { newSet, plan, wantedIn, writePlanned, type SaveContext } from './saveChanges.ts';

/**
 * `changes.resolve`: ends a change that needs the person. "Keep mine" saves the same intent anew, on what is there
 * now, "wait" does so with a place in line for a license; when the rules do not allow that, nothing is altered and the
 * answer says why. "Keep theirs" and "drop" leave what is there. Null when nothing is saved anew.
 */
export function resolveChange(context: SaveContext, id: ChangeId, choice: ResolveChoice): SaveResult | null {
  return context.sql.write(() => resolveAll(context, needPerson(context.sql, id), choice));
}

/** `changes.resolveSet`: the same choice for all of a set that need the person, saved anew as one set. */
export function resolveSet(context: SaveContext, id: ChangeSetId, choice: ResolveChoice): SaveResult | null {
  return context.sql.write(() => resolveAll(context, needPersonInSet(context.sql, id), choice));
}

function resolveAll(context: SaveContext, needing: readonly Needing[], choice: ResolveChoice): SaveResult | null {
  const { sql, at } = context;
  const [first] = needing;
  if (!first) return null;
  if (choice === 'drop' || choice === 'keepTheirs') {
    for (const { id } of needing) resolve(sql, id, choice, at);
    return null;
  }
  const intents = needing.map(({ intent }) => intent);
  const planned = plan(context, wantedIn(intents, choice === 'wait' ? 'wait' : 'fit'));
  for (const [n, { id }] of needing.entries())
    if (isReached(planned[n]?.reason ?? null)) resolve(sql, id, 'keepMine', at);
  return writePlanned(context, { ...newSet(context, first.label), kind: 'edit', undoes: null }, planned);
}

/** A goal that holds already is as good as kept. */
function isReached(reason: ReasonCode | null): boolean {
  return reason === null || reason === 'alreadyAssigned' || reason === 'notAssigned';
}
