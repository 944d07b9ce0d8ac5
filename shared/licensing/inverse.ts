import type { Intent } from '../contract/change.ts';

/** What a change did: `made` it so, or put somebody in the line of those who wait. */
export type Done = 'made' | 'waits';

/**
 * The change that takes back what this one did: a new change like any other, which the rules may refuse. Who gets back
 * what they had before needs no second confirmation of their grade.
 */
export function inverseOf(intent: Intent, done: Done): Intent {
  switch (intent.kind) {
    case 'assign':
      return { kind: 'unassign', userId: intent.userId, productId: intent.productId };
    case 'unassign':
      return { kind: 'assign', userId: intent.userId, productId: intent.productId, gradeConfirmed: true };
    case 'swap': {
      const { userId, fromProductId, toProductId } = intent;
      // A swap that waits has not taken anything yet: leaving the line is all there is to do.
      if (done === 'waits') return { kind: 'unassign', userId, productId: toProductId };
      return { kind: 'swap', userId, fromProductId: toProductId, toProductId: fromProductId, gradeConfirmed: true };
    }
    case 'move': {
      const { productId, fromUserId, toUserId } = intent;
      return { kind: 'move', productId, fromUserId: toUserId, toUserId: fromUserId, gradeConfirmed: true };
    }
  }
}
