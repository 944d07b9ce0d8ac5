import { backoffMs } from '../../../electron/service/sync/backoff.ts';
import { percentile } from '../statistics.ts';

const SECOND_MS = 1000;

type Outage = Readonly<{
  devices: number;
  /** How long the server was away: the devices have tried in vain all that time. */
  awayMs: number;
  /** Is the window of a device in front? Then it waits a minute at most, else a quarter of an hour. */
  focused: (device: number) => boolean;
  /** In [0, 1). */
  random: () => number;
}>;

/** After how many milliseconds each device tries for the first time once the server is back, by the app's own backoff. */
function firstAttempts({ devices, awayMs, focused, random }: Outage): readonly number[] {
  return Array.from({ length: devices }, (_, device) => {
    let at = 0;
    for (let failures = 1; at < awayMs; failures += 1) at += backoffMs(failures, focused(device), random());
    return at - awayMs;
  });
}

/** The share of first attempts that the fullest second holds, in half of many outages and in the worst. */
export function fullestSecond(outage: Outage, times: number): Readonly<{ median: number; worst: number }> {
  const shares = Array.from({ length: times }, () => {
    const seconds = new Map<number, number>();
    for (const at of firstAttempts(outage)) {
      const second = Math.floor(at / SECOND_MS);
      seconds.set(second, (seconds.get(second) ?? 0) + 1);
    }
    return Math.max(...seconds.values()) / outage.devices;
  });
  return { median: percentile(shares, 0.5), worst: percentile(shares, 1) };
}
