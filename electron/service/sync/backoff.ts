const BASE_MS = 1000;
const CAP_FOCUSED_MS = 60_000;
const CAP_IDLE_MS = 15 * 60_000;

/** Full jitter: anything from nothing to the doubled base, capped; `random` is in [0, 1). `failures` counts from 1. */
export function backoffMs(failures: number, focused: boolean, random: number): number {
  const cap = focused ? CAP_FOCUSED_MS : CAP_IDLE_MS;
  // 2 ** 30 seconds is past every cap; a larger exponent would overflow to Infinity.
  const ceiling = Math.min(cap, BASE_MS * 2 ** Math.min(30, Math.max(0, failures - 1)));
  return Math.floor(random * ceiling);
}
