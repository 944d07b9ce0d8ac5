import type { Intent } from '../contract/change.ts';

/**
 * Does the later change leave everything as if neither had ever been, whatever others did at the server meanwhile? Only
 * a license that was given and taken again does: nobody else can have made that very license. Taken away and given again
 * is another matter (somebody who waits may have got it in between, and the new one may come from another pool), and so
 * is handed over and back (somebody else may have handed over the same license, and then the way back is an effect).
 */
export function takesBack(later: Intent, earlier: Intent): boolean {
  return (
    earlier.kind === 'assign' &&
    later.kind === 'unassign' &&
    later.userId === earlier.userId &&
    later.productId === earlier.productId
  );
}
