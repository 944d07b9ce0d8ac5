import type { Protection } from '../../shared/contract/ipcMain.ts';
import { parseUrl } from './origin.ts';
import type { Init } from './serviceProcess.ts';
import type { SettingsValues } from './settings.ts';

export type InitFacts = Readonly<{
  dataFolder: string;
  deviceName: string;
  /** The licensing API named from outside; goes before the remembered one. */
  apiUrl: string | null;
  settings: Pick<SettingsValues, 'serverUrl' | 'lastAccountKey'>;
  protection: Protection;
}>;

/** Has the person decided how secrets are kept, so that the service may open a store? */
export function isDecided(protection: Protection): boolean {
  return protection.state === 'keychain' || protection.state === 'passphrase' || protection.state === 'nothingKept';
}

/** The licensing API in use. */
export function currentServerUrl(apiUrl: string | null, settings: Pick<SettingsValues, 'serverUrl'>): string {
  return apiUrl ?? settings.serverUrl;
}

/** What the service begins with. */
export function serviceInit({ dataFolder, deviceName, apiUrl, settings, protection }: InitFacts): Init {
  const serverUrl = currentServerUrl(apiUrl, settings);
  // The account belongs to the server it signed in to, and must not be opened against another one.
  const sameServer = originOf(serverUrl) === originOf(settings.serverUrl);
  return {
    type: 'init',
    dataFolder,
    serverUrl,
    keep: protection.state === 'nothingKept' ? 'memory' : 'disk',
    lastAccountKey: sameServer ? settings.lastAccountKey : null,
    deviceName,
  };
}

function originOf(url: string): string {
  return parseUrl(url)?.origin ?? url;
}
