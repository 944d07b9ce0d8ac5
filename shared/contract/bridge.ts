/*
 * What preload and main agree on besides the schemas of `ipcMain.ts`. Free of zod, so that the preload, which is read
 * and compiled at every page load, stays a few hundred bytes.
 */

/** `data` of the window message that carries the service port. */
export const PORT_MESSAGE = 'seatwise:service-port';

/** The keys of `window.seatwise`: the preload exposes these and no others. */
export const bridgeKeys = [
  'getBoot',
  'setTheme',
  'setPreferences',
  'getComputer',
  'showLogs',
  'wipe',
  'quit',
  'chooseProtection',
  'savePdf',
  'print',
  'saveFile',
  'connectService',
  'onMainEvent',
] as const;

/** Channel of an `invoke` for a method of `mainMethods`. */
export const methodChannel = (method: string): string => `seatwise:${method}`;

/** Channel of a `MainEvent` from main to a window. */
export const EVENT_CHANNEL = 'seatwise:event';

/** Channel on which main hands a window its port to the service. */
export const PORT_CHANNEL = 'seatwise:port';

/** How an `invoke` is answered: `refused` is a sender that is not ours, `invalid` are wrong arguments, `defect` is ours. */
export type MethodAnswer<Result> =
  | Readonly<{ ok: true; result: Result }>
  | Readonly<{ ok: false; code: 'refused' | 'invalid' | 'defect' }>;
