import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrowserWindow, Dialog, WebContents } from 'electron';
import type { MethodHandlers } from './ipc.ts';
import type { Log } from './logging.ts';

type Place = Readonly<{ defaultPath: string; extension: 'pdf' | 'csv' | 'txt' }>;

export type PageMethodOptions = Readonly<{
  contentsOf: (contentsId: number) => Pick<WebContents, 'printToPDF' | 'print'> | null;
  /** Where the person wants the file; null when they think better of it. */
  askForPlace: (contentsId: number, place: Place) => Promise<string | null>;
  /** Where files of the person usually go. */
  downloadFolder: () => string;
  log: Log;
}>;

type Handled = 'page.savePdf' | 'page.print' | 'file.save';
type Outcome = 'saved' | 'canceled' | 'failed';

/** What a window may ask about paper and files. A file is written only where the person has said in a dialog of the system. */
export function createPageMethods(options: PageMethodOptions): Pick<MethodHandlers, Handled> {
  const { contentsOf, askForPlace: ask, downloadFolder, log } = options;
  const save = async (contentsId: number, place: Place, make: () => Promise<Buffer | string>): Promise<Outcome> => {
    const path = await ask(contentsId, { ...place, defaultPath: join(downloadFolder(), place.defaultPath) });
    if (path === null) return 'canceled';
    try {
      await writeFile(path, await make());
      return 'saved';
    } catch {
      log('warn', 'file.notSaved');
      return 'failed';
    }
  };
  return {
    'page.savePdf': async ({ fileName }, contentsId) => {
      const contents = contentsOf(contentsId);
      if (contents === null) return { outcome: 'failed' };
      const place = { defaultPath: fileName, extension: 'pdf' } as const;
      return {
        outcome: await save(contentsId, place, async () =>
          contents.printToPDF({ pageSize: 'Letter', printBackground: true, ...inches(0.75) }),
        ),
      };
    },
    'page.print': async (_params, contentsId) => {
      const contents = contentsOf(contentsId);
      if (contents === null) return { outcome: 'failed' };
      return { outcome: await print(contents) };
    },
    'file.save': async ({ fileName, kind, text }, contentsId) => {
      const extension = kind === 'csv' ? 'csv' : 'txt';
      return { outcome: await save(contentsId, { defaultPath: fileName, extension }, async () => text) };
    },
  };
}

/** Asks by the system's own dialog, over the window that wants it. */
export async function askForPlace(
  dialog: Pick<Dialog, 'showSaveDialog'>,
  window: BrowserWindow,
  { defaultPath, extension }: Place,
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath,
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
    properties: ['showOverwriteConfirmation', 'createDirectory'],
  });
  return canceled || !filePath ? null : filePath;
}

function print(contents: Pick<WebContents, 'print'>): Promise<'printed' | 'canceled' | 'failed'> {
  return new Promise((resolve) => {
    contents.print({ printBackground: true }, (success, reason) => {
      if (success) resolve('printed');
      // Electron has no code for it, only this sentence ("Print job canceled").
      else resolve(/cancel/i.test(reason) ? 'canceled' : 'failed');
    });
  });
}

function inches(margin: number): { margins: { top: number; bottom: number; left: number; right: number } } {
  return { margins: { top: margin, bottom: margin, left: margin, right: margin } };
}
