import { join } from 'node:path';
import type { WipeReceipt } from '../../shared/contract/ipcMain.ts';
import type { MethodHandlers } from './ipc.ts';

export type ComputerMethodOptions = Readonly<{
  dataFolder: string;
  /** Shows a folder in the computer's own window; says why it could not, or nothing. */
  openPath: (path: string) => Promise<string>;
  wipe: () => Promise<WipeReceipt>;
  quit: () => void;
}>;

type Handled = 'computer.get' | 'logs.show' | 'computer.wipe' | 'app.quit';

/** What a window may ask about what the app keeps on this computer. */
export function createComputerMethods(options: ComputerMethodOptions): Pick<MethodHandlers, Handled> {
  const { dataFolder, openPath, wipe, quit } = options;
  const logFolder = logFolderOf(dataFolder);
  let receipt: Promise<WipeReceipt> | null = null;
  return {
    'computer.get': () => ({ dataFolder, logFolder }),
    'logs.show': async () => ({ shown: (await openPath(logFolder)) === '' }),
    // Once: a second wipe would find nothing, and its receipt would say so.
    'computer.wipe': () => (receipt ??= wipe()),
    'app.quit': () => {
      // After the answer, for a window that is closed gets none.
      setImmediate(quit);
      return {};
    },
  };
}

/** Where the log lies. */
export function logFolderOf(dataFolder: string): string {
  return join(dataFolder, 'logs');
}
