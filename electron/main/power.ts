import type { PowerMonitor } from 'electron';
import type { Part } from './parts.ts';

/** Tells when this computer wakes up or is unlocked: the network may be another one, and hours may have gone by. */
export function createPowerWatch(powerMonitor: Pick<PowerMonitor, 'on' | 'off'>, tellResumed: () => void): Part {
  return {
    start: () => {
      powerMonitor.on('resume', tellResumed);
      powerMonitor.on('unlock-screen', tellResumed);
    },
    stop: () => {
      powerMonitor.off('resume', tellResumed);
      powerMonitor.off('unlock-screen', tellResumed);
    },
  };
}
