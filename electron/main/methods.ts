import type { Boot, Protection } from '../../shared/contract/ipcMain.ts';
import type { MethodHandlers } from './ipc.ts';
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
  /** The person has chosen how secrets are kept. */
  onChosen: (protection: Protection) => void;
  connect: (contentsId: number) => Promise<void>;
}>;

/** What a window may ask of this process. */
export function createMethodHandlers(options: MethodOptions): MethodHandlers {
  const { platform, version, serverUrl, settings, applyTheme, vault, onChosen, connect } = options;
  return {
    'boot.get': async () => ({
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      version,
      serverUrl: serverUrl(),
      theme: settings.get().theme,
      protection: (await vault).protection(),
    }),
    'theme.set': ({ theme }) => {
      settings.set({ theme });
      applyTheme(theme);
      return {};
    },
    'protection.choose': async (choice) => {
      const result = await (await vault).choose(choice);
      if (result.ok) onChosen(result.protection);
      return result;
    },
    'service.connect': async (_params, contentsId) => {
      await connect(contentsId);
      return {};
    },
  };
}
