import type { WipeReceipt } from '../../shared/contract/ipcMain.ts';
import type { AppContextValue } from './useApp.ts';

/** Removes everything that is kept on this computer. From here on the window shows nothing else. */
export async function wipeComputer({ store, client, bridge }: AppContextValue): Promise<void> {
  store.setState({ wipe: 'underWay', dialog: null, toasts: [] });
  // A courtesy: the server ends the session at once instead of in time.
  await client.ask('session.signOut', {});
  const receipt = await bridge.wipe().catch((): WipeReceipt | null => null);
  // What has failed before anything was removed can be tried again.
  store.setState({ wipe: receipt });
}
