import { createHmac, timingSafeEqual } from 'node:crypto';

/** Up to where a reader has read. */
export type Cursor = Readonly<{
  epoch: string;
  /** The oldest transaction that was still open at the pull: everything below it has been read. */
  xmin: string;
  /** What the reader could see then (`Sight.fingerprint`). */
  sight: string;
}>;

/** As text that nobody else can make: a made-up cursor could pretend that the server was restored. */
export function formatCursor({ epoch, xmin, sight }: Cursor, secret: string): string {
  const body = Buffer.from([epoch, xmin, sight].join(' ')).toString('base64url');
  return `${body}.${seal(body, secret)}`;
}

/** Null for what is no cursor of ours. */
export function parseCursor(text: string, secret: string): Cursor | null {
  const [body = '', given = '', ...rest] = text.split('.');
  const wanted = Buffer.from(seal(body, secret));
  const sealed = Buffer.from(given);
  if (rest.length > 0 || sealed.length !== wanted.length || !timingSafeEqual(sealed, wanted)) return null;
  const [epoch, xmin, sight] = Buffer.from(body, 'base64url').toString().split(' ');
  return epoch && xmin && sight ? { epoch, xmin, sight } : null;
}

function seal(body: string, secret: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url').slice(0, 22);
}
