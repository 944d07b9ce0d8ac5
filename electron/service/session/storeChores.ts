import type { Clock } from '../ports.ts';
import { isCopyDue, makeCopy } from '../store/copies.ts';
import { readDevice } from '../store/device.ts';
import { fileCheckSteps } from '../store/fileCheck.ts';
import type { OpenedStore } from '../store/openStore.ts';
import { pruneStep } from '../store/prune.ts';
import type { Chore } from './upkeep.ts';

const KEPT_MS = 90 * 24 * 60 * 60_000;

/** What an open store needs: after an unclean stop a look at the whole file, once a week a copy, and no endless history. */
export function storeChores(
  store: OpenedStore,
  { clock, isOnline }: Readonly<{ clock: Clock; isOnline: () => boolean }>,
): () => readonly Chore[] {
  const { sql, folder } = store;
  let isChecked = !store.wasUnclean;
  return () => {
    const chores: Chore[] = [];
    if (!isChecked) chores.push(...fileCheckSteps(sql).map((check) => ({ name: 'check', step: once(check) })));
    isChecked = true;
    // After the check: a copy of a damaged file would push out a good one.
    if (folder !== null && isCopyDue(folder, clock.now()))
      chores.push({ name: 'copy', step: once(() => makeCopy(sql, folder, clock.now())) });
    // By the server's clock as it has just told it.
    if (isOnline()) {
      const before = new Date(clock.now() + readDevice(sql).clockOffsetMs - KEPT_MS).toISOString();
      chores.push({ name: 'prune', step: () => pruneStep(sql, before) });
    }
    return chores;
  };
}

function once(work: () => void): () => boolean {
  return () => {
    work();
    return false;
  };
}
