import { textSizes, type MainEvent, type Preferences, type TextSize } from '../../shared/contract/ipcMain.ts';
import type { MethodHandlers } from './ipc.ts';
import type { Settings, SettingsValues } from './settings.ts';

type Contents = Readonly<{ setZoomFactor: (factor: number) => void }>;

export type PreferencesOptions = Readonly<{
  settings: Pick<Settings, 'get' | 'set'>;
  windows: Readonly<{
    all: () => readonly Readonly<{ webContents: Contents }>[];
    send: (event: MainEvent) => void;
  }>;
}>;

/** What the person has chosen for this computer, wherever they choose it: in a window or in the menu. */
export function createPreferences({ settings, windows }: PreferencesOptions): Readonly<{
  handlers: Pick<MethodHandlers, 'preferences.set'>;
  stepTextSize: (step: -1 | 0 | 1) => void;
}> {
  const set = (preferences: Preferences): void => {
    const before = settings.get().textSize;
    settings.set(preferences);
    if (preferences.textSize !== before) {
      for (const { webContents } of windows.all()) webContents.setZoomFactor(preferences.textSize / 100);
    }
    windows.send({ type: 'preferences', preferences });
  };
  return {
    handlers: {
      'preferences.set': (preferences) => {
        set(preferences);
        return {};
      },
    },
    stepTextSize: (step) => {
      const preferences = preferencesIn(settings.get());
      set({ ...preferences, textSize: nextTextSize(preferences.textSize, step) });
    },
  };
}

/** The preferences among the settings. */
export function preferencesIn({ contrast, textSize, lockAfter, firstSchools }: SettingsValues): Preferences {
  return { contrast, textSize, lockAfter, firstSchools };
}

/** One size larger or smaller, as far as there is one; the normal one for 0. */
function nextTextSize(size: TextSize, step: -1 | 0 | 1): TextSize {
  return step === 0 ? 100 : (textSizes[textSizes.indexOf(size) + step] ?? size);
}
