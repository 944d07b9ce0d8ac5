import * as z from 'zod';
import { AccountId, Instant, OrgId } from './ids.ts';

const WipedPart = z.enum(['rosters', 'secrets', 'settings', 'logs']);
export type WipedPart = z.infer<typeof WipedPart>;

export const ThemeChoice = z.enum(['system', 'light', 'dark']);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

/** Sizes of text in percent. */
export const textSizes = [100, 110, 125, 150, 175, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** Minutes without use after which the app locks itself; 0 for never. */
export const lockTimes = [5, 10, 15, 30, 60, 0] as const;

/** What a person has chosen for this computer, beside the theme. */
export const Preferences = z.strictObject({
  /** `system`: as the computer is set. */
  contrast: z.enum(['system', 'more']),
  textSize: z.literal(textSizes),
  lockAfter: z.literal(lockTimes),
  /** The school shown at the start, by account; an account that is not named sees all. */
  firstSchools: z.record(AccountId, OrgId),
});
export type Preferences = Readonly<z.infer<typeof Preferences>>;

/** What was removed from this computer, and what could not be. */
export const WipeReceipt = z.strictObject({
  at: Instant,
  removed: z.array(z.strictObject({ what: WipedPart, files: z.int(), bytes: z.int() })),
  /** Paths that are still there. */
  remaining: z.array(z.string()),
});
export type WipeReceipt = Readonly<z.infer<typeof WipeReceipt>>;

/** How the store's key is guarded on this computer (SECURITY: Secrets). */
export const Protection = z.discriminatedUnion('state', [
  /** The operating system's keychain holds it. */
  z.strictObject({ state: z.literal('keychain'), backend: z.string() }),
  /** No keychain here: the person chooses a passphrase, or to keep nothing. */
  z.strictObject({ state: z.literal('choose') }),
  /** A passphrase was chosen earlier and is needed now. */
  z.strictObject({ state: z.literal('locked') }),
  z.strictObject({ state: z.literal('passphrase') }),
  z.strictObject({ state: z.literal('nothingKept') }),
  /** The key was wrapped by another keychain than the one that is here now. */
  z.strictObject({ state: z.literal('keychainChanged'), was: z.string(), now: z.string() }),
]);
export type Protection = Readonly<z.infer<typeof Protection>>;

export const Boot = z.strictObject({
  platform: z.enum(['darwin', 'win32', 'linux']),
  version: z.string(),
  serverUrl: z.string(),
  theme: ThemeChoice,
  preferences: Preferences,
  protection: Protection,
});
export type Boot = Readonly<z.infer<typeof Boot>>;

/** A name for a file that a window may propose: no folder, nothing hidden, nothing that a system forbids. */
export const FileName = z
  .string()
  .max(120)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} ,()&'’_-]*\.(pdf|csv|txt)$/u);

const Saved = z.strictObject({ outcome: z.enum(['saved', 'canceled', 'failed']) });
export type Saved = Readonly<z.infer<typeof Saved>>;

/** Window → main process, as `invoke`; the sender is checked and the arguments parsed on each call. */
export const mainMethods = {
  'boot.get': { params: z.strictObject({}), result: Boot },
  'theme.set': { params: z.strictObject({ theme: ThemeChoice }), result: z.strictObject({}) },
  'preferences.set': { params: Preferences, result: z.strictObject({}) },
  /** Where the app keeps things on this computer. */
  'computer.get': {
    params: z.strictObject({}),
    result: z.strictObject({ dataFolder: z.string(), logFolder: z.string() }),
  },
  /** Shows the folder of the log in the computer's own window. */
  'logs.show': { params: z.strictObject({}), result: z.strictObject({ shown: z.boolean() }) },
  /** Removes all that the app has kept here; the service ends, and nothing is kept any more until the app is started again. */
  'computer.wipe': { params: z.strictObject({}), result: WipeReceipt },
  'app.quit': { params: z.strictObject({}), result: z.strictObject({}) },
  'protection.choose': {
    params: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('newPassphrase'), passphrase: z.string().min(8).max(1024) }),
      z.strictObject({ kind: z.literal('unlock'), passphrase: z.string().max(1024) }),
      z.strictObject({ kind: z.literal('keepNothing') }),
      /** After `keychainChanged`: use the keychain that is here now; what the old one wrapped stays where it is. */
      z.strictObject({ kind: z.literal('useKeychain') }),
    ]),
    result: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), protection: Protection }),
      z.strictObject({ ok: z.literal(false), reason: z.enum(['wrongPassphrase', 'cannotWrite']) }),
    ]),
  },
  /** Saves the page on screen, as it is printed, where the person chooses. */
  'page.savePdf': { params: z.strictObject({ fileName: FileName }), result: Saved },
  'page.print': {
    params: z.strictObject({}),
    result: z.strictObject({ outcome: z.enum(['printed', 'canceled', 'failed']) }),
  },
  /** Saves a text where the person chooses. */
  'file.save': {
    params: z.strictObject({
      fileName: FileName,
      kind: z.enum(['csv', 'text']),
      text: z.string().max(50_000_000),
    }),
    result: Saved,
  },
  /** Asks for a MessagePort to the service; it arrives as a `message` event of the window with data `PORT_MESSAGE` of `bridge.ts`. */
  'service.connect': { params: z.strictObject({}), result: z.strictObject({}) },
} as const satisfies Record<string, { params: z.ZodType; result: z.ZodType }>;

export type MainMethod = keyof typeof mainMethods;
export type MainParamsOf<M extends MainMethod> = z.infer<(typeof mainMethods)[M]['params']>;
export type MainResultOf<M extends MainMethod> = z.infer<(typeof mainMethods)[M]['result']>;

/** What the person wanted to end while something in the window was half done. */
export const HeldBack = z.enum(['closeWindow', 'quit']);
export type HeldBack = z.infer<typeof HeldBack>;

/** Main process → window. */
export const MainEvent = z.discriminatedUnion('type', [
  /** The service was restarted: ask for a new port. */
  z.strictObject({ type: z.literal('serviceRestarted') }),
  /** Chosen in the menu, or in another window. */
  z.strictObject({ type: z.literal('preferences'), preferences: Preferences }),
  z.strictObject({ type: z.literal('command'), command: z.string() }),
  /** The page kept its window from closing; it asks the person, and closes by itself when nothing is to be kept. */
  z.strictObject({ type: z.literal('heldBack'), from: HeldBack }),
]);
export type MainEvent = Readonly<z.infer<typeof MainEvent>>;

/** What the preload puts on `window.seatwise`: these names and no others. */
export type SeatwiseBridge = Readonly<{
  getBoot: () => Promise<Boot>;
  setTheme: (theme: ThemeChoice) => Promise<void>;
  setPreferences: (preferences: Preferences) => Promise<void>;
  getComputer: () => Promise<MainResultOf<'computer.get'>>;
  showLogs: () => Promise<MainResultOf<'logs.show'>>;
  wipe: () => Promise<WipeReceipt>;
  quit: () => Promise<void>;
  chooseProtection: (choice: MainParamsOf<'protection.choose'>) => Promise<MainResultOf<'protection.choose'>>;
  savePdf: (fileName: string) => Promise<Saved>;
  print: () => Promise<MainResultOf<'page.print'>>;
  saveFile: (file: MainParamsOf<'file.save'>) => Promise<Saved>;
  connectService: () => Promise<void>;
  /** Returns the unsubscribe. */
  onMainEvent: (listener: (event: MainEvent) => void) => () => void;
}>;
