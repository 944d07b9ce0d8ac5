import type { Exchanged } from './exchange.ts';
import { readLines } from './lines.ts';

/** A comment or a field of the event stream is short. */
const LINE_LIMIT = 10_000;

/**
 * Reads server-sent events until the stream ends. The server says "there is something new" and nothing else, so an
 * event is a call without words. Answers whether it was an event stream at all.
 */
export async function readEvents(
  exchanged: Exchanged,
  on: Readonly<{ open: () => void; changed: () => void }>,
): Promise<boolean> {
  if (exchanged.kind !== 'response') return false;
  const { response } = exchanged;
  const isStream = response.header('content-type')?.startsWith('text/event-stream') === true;
  if (response.status !== 200 || !isStream) {
    await drain(response.pieces());
    return false;
  }
  on.open();
  try {
    for await (const line of readLines(response.pieces(), LINE_LIMIT)) {
      if (/^event: ?changed$/.test(line)) on.changed();
    }
  } catch {
    // Cut or silent for too long: the caller opens another one.
  }
  return true;
}

async function drain(pieces: AsyncGenerator<Uint8Array, void, void>): Promise<void> {
  await pieces.next().catch(() => undefined);
  await pieces.return().catch(() => undefined);
}
