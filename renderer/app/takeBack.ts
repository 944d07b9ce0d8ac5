import type { ChangeSetId } from '../../shared/contract/ids.ts';
import type { TakenBack } from '../../shared/contract/view.ts';
import { toast } from '../state/toasts.ts';
import type { AppContextValue } from '../state/useApp.ts';
import type { Say } from './text.tsx';

/** Takes a change set back, or takes that back again, and says what became of it. */
export async function takeBack(
  { store, client, queries }: AppContextValue,
  say: Say,
  kind: 'undo' | 'redo',
  changeSetId: ChangeSetId,
  /** What the set is about, for the sentence; null when that is not known here. */
  what: string | null = null,
): Promise<void> {
  const answer = await client.ask(`changes.${kind}`, { changeSetId });
  if (!answer.ok) {
    const { code } = answer.failure;
    toast(store, `${say(`failure.${code}`)} ${say(`failure.${code}.next`)}`, 'problem');
    return;
  }
  await queries.settled();
  const isWhole = answer.value !== null && answer.value.notSaved.length === 0;
  toast(store, takenBackText(say, kind, answer.value, what), isWhole ? 'done' : 'problem');
}

/** What became of an undo or a redo: all, some with the reason why not all, or nothing. */
export function takenBackText(say: Say, kind: 'undo' | 'redo', result: TakenBack | null, what: string | null): string {
  if (result === null) return say(`${kind}.already`);
  const [first] = result.notSaved;
  if (!first) return what === null ? say(`${kind}.done`) : say(`${kind}.doneWhat`, { what });
  const reason = say(`reason.${first.reason}`);
  const isSome = result.saved.length + result.cancelled.length > 0;
  return isSome ? say(`${kind}.some`, { count: result.notSaved.length, reason }) : say(`${kind}.none`, { reason });
}

/** Undo and redo one after the other, however fast the keys come: each looks for what is the latest then. */
let underWay: Promise<void> = Promise.resolve();

/** Takes back the latest set that can be, or the latest undo. */
export async function takeBackLatest(context: AppContextValue, say: Say, kind: 'undo' | 'redo'): Promise<void> {
  underWay = underWay.then(async () => {
    const answer = await context.client.ask('changes.undoable', {});
    const set = answer.ok ? answer.value[kind] : null;
    if (answer.ok && set === null) return toast(context.store, say(`${kind}.nothing`));
    if (set !== null) await takeBack(context, say, kind, set.changeSetId, set.label === '' ? null : set.label);
  });
  await underWay;
}
