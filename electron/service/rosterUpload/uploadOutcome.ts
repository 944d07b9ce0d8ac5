import { UploadRefusal } from '../../../shared/contract/rosterUpload.ts';
import type { Answer } from '../api/answer.ts';
import { untilAnswered } from '../api/untilAnswered.ts';

type Outcome<T> = Readonly<{ kind: 'told'; told: T } | { kind: 'refused'; why: UploadRefusal }>;

/** Sends an upload until the server says something of it: a preview alters nothing, an import has its id. */
export async function sendUpload<T>(send: () => Promise<Answer<T>>): Promise<Outcome<T>> {
  return outcomeOf(await untilAnswered(send));
}

function outcomeOf<T>(answer: Answer<T>): Outcome<T> {
  if (answer.kind === 'ok') return { kind: 'told', told: answer.body };
  if (answer.kind !== 'problem' || answer.code === null) return { kind: 'refused', why: 'unreachable' };
  const known = UploadRefusal.safeParse(answer.code);
  if (known.success) return { kind: 'refused', why: known.data };
  return { kind: 'refused', why: answer.status >= 500 || answer.status === 429 ? 'busy' : 'unreachable' };
}
