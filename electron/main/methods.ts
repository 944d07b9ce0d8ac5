import type { Boot } from '../../shared/contract/ipcMain.ts';
import type { MethodHandlers } from './ipc.ts';
import { isDecided } from './serviceInit.ts';
import { preferencesIn } from './preferences.ts';
import type { Settings } from './settings.ts';
import type { Vault } from './vault.ts';

export type MethodOptions = Readonly<{
  platform: string;
  version: string;
  serverUrl: () => string;
  settings: Settings;
  applyTheme: (theme: Boot['theme']) => void;
  /** Opened while the page is loading; a page that asks earlier waits for it. */
  vault: Promise<Vault>;
  /** It is decided how secrets are kept, by the person or because the keychain is back. */
  onDecided: () => void;
  connect: (contentsId: number) => Promise<void>;
}>;

type Handled = 'boot.get' | 'theme.set' | 'protection.choose' | 'service.connect';

/** What a window may ask of this process to begin with. */
export function createMethodHandlers(options: MethodOptions): Pick<MethodHandlers, Handled> {
  const { platform, version, serverUrl, settings, applyTheme, vault, onDecided, connect } = options;
  return {
    'boot.get': async () => {
      const before = (await vault).protection();
      const protection = await (await vault).lookAgain();
      if (isDecided(protection) && !isDecided(before)) onDecided();
      return {
        platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
        version,
        serverUrl: serverUrl(),
        theme: settings.get().theme,
        preferences: preferencesIn(settings.get()),
        protection,
      };
    },
    'theme.set': ({ theme }) => {
      settings.set({ theme });
      applyTheme(theme);
      return {};
    },
    'protection.choose': async (choice) => {
      const result = await (await vault).choose(choice);
      if (result.ok) onDecided();
      return result;
    },
    'service.connect': async (_params, contentsId) => {
      await connect(contentsId);
      return {};
    },
  };
}
