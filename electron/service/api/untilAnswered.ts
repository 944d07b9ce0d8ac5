import type { Answer } from './answer.ts';

/** How often a request goes out whose answer was lost. */
const TRIES = 3;

/** Asks again while the answer is lost. Only for what the server knows again (by its id) or what alters nothing. */
export async function untilAnswered<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
  for (let tries = 1; ; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- again only when the answer was lost
    const answer = await send();
    if (answer.kind !== 'lost' || tries === TRIES) return answer;
  }
}
