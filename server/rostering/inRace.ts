import { LostRace } from '../licensing/writeEffects.ts';

const ATTEMPTS = 5;

/** Somebody who waited in line was served by another change in the same moment: again, on what is so now. */
export async function inRace<R>(run: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (!(error instanceof LostRace) || attempt >= ATTEMPTS) throw error;
    }
  }
}
