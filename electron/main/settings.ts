import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type ElectronStore from 'electron-store';
import * as z from 'zod';
import { Preferences, ThemeChoice } from '../../shared/contract/ipcMain.ts';
import type { Log } from './logging.ts';
import { setAside } from './setAside.ts';

export const WindowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  maximized: z.boolean(),
});
export type WindowState = Readonly<z.infer<typeof WindowState>>;

const SettingsSchema = z.object({
  /** The licensing API of the last sign-in; empty before the first. */
  serverUrl: z.string().max(2000).default(''),
  theme: ThemeChoice.default('system'),
  contrast: Preferences.shape.contrast.default('system'),
  textSize: Preferences.shape.textSize.default(100),
  lockAfter: Preferences.shape.lockAfter.default(10),
  /** Ids of accounts and schools, no names. */
  firstSchools: Preferences.shape.firstSchools.default({}),
  lastAccountKey: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,64}$/)
    .nullable()
    .default(null),
  window: WindowState.nullable().default(null),
});
export type SettingsValues = Readonly<z.infer<typeof SettingsSchema>>;

/** Choices of the person and the state of the window; no secrets, nothing of a roster. */
export type Settings = Readonly<{
  get: () => SettingsValues;
  /** Kept soon; a disk that refuses is logged, and the value holds until the app ends. */
  set: (values: Partial<SettingsValues>) => void;
  /** Waits until everything that was set is on the disk. */
  flush: () => Promise<void>;
  /** Writes nothing more: the file is about to be removed, and what is set from then on ends with the app. */
  end: () => Promise<void>;
}>;

/** Opens `settings.json` in `folder`; a damaged one is set aside and the defaults are used. */
export function openSettings(folder: string, log: Log): Settings {
  const file = join(folder, 'settings.json');
  let values = readSettings(file, log);
  let store: Promise<ElectronStore<Record<string, unknown>>> | null = null;
  let writing = Promise.resolve();
  let ended = false;
  const keep = async (changed: Partial<SettingsValues>): Promise<void> => {
    store ??= openStore(folder);
    (await store).set({ ...changed });
  };
  return {
    get: () => values,
    set: (changed) => {
      values = { ...values, ...changed };
      if (ended) return;
      writing = writing.then(() => keep(changed)).catch(() => log('error', 'settings.notKept'));
    },
    flush: () => writing,
    end: async () => {
      ended = true;
      await writing;
    },
  };
}

/** Loaded at the first change only: it brings a schema validator of its own, which takes a tenth of the start. */
async function openStore(folder: string): Promise<ElectronStore<Record<string, unknown>>> {
  const { default: Store } = await import('electron-store');
  return new Store({
    name: 'settings',
    cwd: folder,
    // What could not be read was set aside at the start; should it be damaged since, begin anew.
    clearInvalidConfig: true,
    accessPropertiesByDotNotation: false,
  });
}

function readSettings(file: string, log: Log): SettingsValues {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return SettingsSchema.parse({});
  }
  const parsed = SettingsSchema.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  try {
    setAside(file, new Date());
    log('warn', 'settings.setAside');
  } catch {
    log('error', 'settings.damaged');
  }
  return SettingsSchema.parse({});
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
