import { setTimeout as pause } from 'node:timers/promises';

/** Waits for something that no window shows; says what did not come when it takes too long. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, timeoutMs = 90_000): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`It did not come about within ${timeoutMs / 1000} s: ${what}.`);
    await pause(50);
  }
}
