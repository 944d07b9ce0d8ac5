import { runCommand, type CommandContext } from '../app/commands/registry.ts';
import { openManageProducts, openManageUserProducts } from '../state/dialogs.ts';
import { navigate } from '../state/navigation.ts';
import type { Hit } from './hits.ts';

/** Goes to what was found: a person's products, a class, the licenses of a product; or does what was asked. */
export function openHit(hit: Hit, context: CommandContext): void {
  const { store } = context;
  switch (hit.kind) {
    case 'person':
      return hit.person.role === 'student'
        ? openManageProducts(store, hit.person.userId)
        : openManageUserProducts(store, hit.person.userId);
    case 'class':
      return navigate(store, { screen: 'class', classId: hit.found.id });
    case 'product':
      return navigate(store, { screen: 'dashboard' });
    case 'command':
      return runCommand(hit.command, context);
  }
}
