import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ControlFromService } from '../../shared/contract/ipcControl.ts';
import { startNetworkProxy, type NetworkProxy } from '../e2e/networkProxy.ts';
import type { Server } from '../engine/realServer.ts';
import { smallSchool, type SmallSchool } from '../engine/smallSchool.ts';
import { noPromises, type Promises } from './promises.ts';
import { startServiceProcess, type ServiceProcess } from './serviceProcess.ts';

export type StartOptions = Readonly<{ failpoint?: string | null; withImages?: boolean; maxFileBytes?: number }>;

/** One computer in a school of its own: what survives a crash of the app, and what was promised there. */
export type CrashOffice = Readonly<{
  school: SmallSchool;
  network: NetworkProxy;
  promises: Promises;
  /** The folder of the account's store; null before somebody has signed in. */
  store: () => Readonly<{ folder: string; images: string; key: string }> | null;
  /** Starts the service, and answers when it takes requests; null when it died before. */
  start: (how?: StartOptions) => Promise<ServiceProcess>;
  remove: () => Promise<void>;
}>;

export async function openCrashOffice(server: Server): Promise<CrashOffice> {
  const school = await smallSchool(server.db, { students: 12, keyboarding: 7, phonics: 9 });
  const network = await startNetworkProxy(server.url);
  const dataFolder = mkdtempSync(join(tmpdir(), 'seatwise-crash-'));
  const images = join(dataFolder, 'images');
  mkdirSync(images);
  /** The vault and the settings of the main process, which does not crash here. */
  const vault = new Map<string, string>();
  let lastAccountKey: string | null = null;

  const start = async ({
    failpoint = null,
    withImages = false,
    maxFileBytes,
  }: StartOptions = {}): Promise<ServiceProcess> =>
    new Promise((resolve) => {
      const hear = (message: ControlFromService): void => {
        switch (message.type) {
          case 'ready':
            process.control({
              type: 'init',
              dataFolder,
              serverUrl: network.url,
              keep: 'disk',
              lastAccountKey,
              deviceName: 'Crash',
            });
            process.control({ type: 'port' });
            resolve(process);
            break;
          case 'secretGet':
            answer(message.requestId, vault.get(message.name) ?? null);
            break;
          case 'secretSet':
            if (message.value === null) vault.delete(message.name);
            else vault.set(message.name, message.value);
            answer(message.requestId, message.value);
            break;
          case 'remember':
            lastAccountKey = message.lastAccountKey;
            break;
          case 'stopped':
            process.kill();
            break;
          case 'counts':
          case 'log':
            break;
        }
      };
      const answer = (requestId: number, value: string | null): void =>
        process.control({ type: 'secret', requestId, value });
      const process = startServiceProcess({
        onControl: hear,
        failpoint,
        images: withImages ? images : null,
        maxFileBytes: maxFileBytes ?? null,
      });
      void process.ended.then(() => resolve(process));
    });

  return {
    school,
    network,
    promises: noPromises(),
    store: () => {
      const [name, key] = [...vault].find(([secret]) => secret.startsWith('dataKey:')) ?? [];
      if (name === undefined || key === undefined) return null;
      const account = name.slice('dataKey:'.length);
      return { folder: join(dataFolder, 'accounts', account), images: join(images, account), key };
    },
    start,
    remove: async () => {
      await network.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
