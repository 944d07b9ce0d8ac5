import type { Boot, MainParamsOf, Preferences, SeatwiseBridge, ThemeChoice } from '../../shared/contract/ipcMain.ts';
import type { AppStore } from './appStore.ts';

type Choice = MainParamsOf<'protection.choose'>;
type Refusal = 'wrongPassphrase' | 'cannotWrite';

/** Asks the main process how things stand at the start. */
export async function loadBoot(store: AppStore, bridge: SeatwiseBridge): Promise<void> {
  store.setState({ boot: await bridge.getBoot() });
}

/** Looks light, dark, or like the rest of the computer; remembered by the main process. */
export async function setTheme(store: AppStore, bridge: SeatwiseBridge, theme: ThemeChoice): Promise<void> {
  patchBoot(store, { theme });
  await bridge.setTheme(theme);
}

/** Sets what the person prefers on this computer; remembered by the main process. */
export async function setPreferences(
  store: AppStore,
  bridge: SeatwiseBridge,
  changed: Partial<Preferences>,
): Promise<void> {
  const { boot } = store.getState();
  if (boot === null) return;
  const preferences = { ...boot.preferences, ...changed };
  patchBoot(store, { preferences });
  await bridge.setPreferences(preferences);
}

/** Takes in what is chosen elsewhere: in the menu, or in another window. Returns the way to stop. */
export function followPreferences(store: AppStore, bridge: SeatwiseBridge): () => void {
  return bridge.onMainEvent((event) => {
    if (event.type === 'preferences') patchBoot(store, { preferences: event.preferences });
  });
}

/** Settles how the key is guarded. Null when it is settled, else why it is not. */
export async function chooseProtection(
  store: AppStore,
  bridge: SeatwiseBridge,
  choice: Choice,
): Promise<Refusal | null> {
  const result = await bridge.chooseProtection(choice);
  if (!result.ok) return result.reason;
  patchBoot(store, { protection: result.protection });
  return null;
}

function patchBoot(store: AppStore, patch: Partial<Boot>): void {
  store.setState(({ boot }) => (boot === null ? {} : { boot: { ...boot, ...patch } }));
}
