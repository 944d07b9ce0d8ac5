import { UploadRefusal } from '../../../shared/contract/rosterUpload.ts';
import type { Answer } from '../api/answer.ts';

type Outcome<T> = Readonly<{ kind: 'told'; told: T } | { kind: 'refused'; why: UploadRefusal }>;

/** How often an upload whose answer was lost goes out: a preview alters nothing, an import has its id. */
const TRIES = 3;

/** Sends an upload until the server says something of it. */
export async function sendUpload<T>(send: () => Promise<Answer<T>>): Promise<Outcome<T>> {
  for (let tries = 1; ; tries += 1) {
    // oxlint-disable-next-line no-await-in-loop -- again only when the answer was lost
    const answer = await send();
    if (answer.kind !== 'lost' || tries === TRIES) return outcomeOf(answer);
  }
}

function outcomeOf<T>(answer: Answer<T>): Outcome<T> {
  if (answer.kind === 'ok') return { kind: 'told', told: answer.body };
  if (answer.kind !== 'problem' || answer.code === null) return { kind: 'refused', why: 'unreachable' };
  const known = UploadRefusal.safeParse(answer.code);
  if (known.success) return { kind: 'refused', why: known.data };
  return { kind: 'refused', why: answer.status >= 500 || answer.status === 429 ? 'busy' : 'unreachable' };
}
