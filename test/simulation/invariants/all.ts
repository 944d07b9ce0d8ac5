import type { Invariant } from '../run.ts';
import { appliedOnce } from './appliedOnce.ts';
import { attemptsInTime } from './attemptsInTime.ts';
import { bulkIsItsList } from './bulkIsItsList.ts';
import { cancelledHasNoEffect } from './cancelledHasNoEffect.ts';
import { converges } from './converges.ts';
import { frozenBytes } from './frozenBytes.ts';
import { laneOrder } from './laneOrder.ts';
import { noAttemptInVain } from './noAttemptInVain.ts';
import { noFlicker } from './noFlicker.ts';
import { nothingEndsByFault } from './nothingEndsByFault.ts';
import { nothingIsResent } from './nothingIsResent.ts';
import { onlyOwnLane } from './onlyOwnLane.ts';
import { poolsHold } from './poolsHold.ts';
import { premiseHolds } from './premiseHolds.ts';
import { pullIsAtomic } from './pullIsAtomic.ts';
import { savedOrRefused } from './savedOrRefused.ts';
import { ticksAreKept } from './ticksAreKept.ts';
import { verdictsAgree } from './verdictsAgree.ts';
import { windowsShowTheView } from './windowsShowTheView.ts';

/** Those that look at a run while it runs; 17, 19 and 22 compare runs or moments and stand beside them. */
export const invariants: readonly Invariant[] = [
  poolsHold,
  appliedOnce,
  ticksAreKept,
  cancelledHasNoEffect,
  laneOrder,
  converges,
  noFlicker,
  verdictsAgree,
  premiseHolds,
  windowsShowTheView,
  frozenBytes,
  onlyOwnLane,
  attemptsInTime,
  noAttemptInVain,
  nothingEndsByFault,
  bulkIsItsList,
  savedOrRefused,
  nothingIsResent,
  pullIsAtomic,
];
