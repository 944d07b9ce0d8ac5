import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileName } from '../../shared/contract/ipcMain.ts';
import { createPageMethods } from './pageMethods.ts';

describe('paper and files', () => {
  let folder: string;
  let asked: unknown[];
  let answer: string | null;
  let printed: [boolean, string];
  let events: string[];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seatwise-page-'));
    asked = [];
    events = [];
    answer = join(folder, 'chosen.pdf');
    printed = [true, ''];
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  const methods = () =>
    createPageMethods({
      contentsOf: (id) =>
        id === 1
          ? {
              printToPDF: async () => Buffer.from('%PDF-'),
              print: (_options, done) => done?.(...printed),
            }
          : null,
      askForPlace: async (id, place) => {
        asked.push([id, place]);
        return answer;
      },
      downloadFolder: () => '/downloads',
      log: (_level, event) => void events.push(event),
    });

  it('go where the person says, with the name that the window proposes', async () => {
    expect(await methods()['page.savePdf']({ fileName: 'Phonics.pdf' }, 1)).toEqual({ outcome: 'saved' });
    expect(asked).toEqual([[1, { defaultPath: join('/downloads', 'Phonics.pdf'), extension: 'pdf' }]]);
    expect(await readFile(join(folder, 'chosen.pdf'), 'utf8')).toBe('%PDF-');
  });

  it('are written nowhere when the person thinks better of it', async () => {
    answer = null;
    expect(await methods()['file.save']({ fileName: 'a.txt', kind: 'text', text: 'x' }, 1)).toEqual({
      outcome: 'canceled',
    });
  });

  it('say so when the disk refuses', async () => {
    answer = join(folder, 'no', 'such', 'folder.csv');
    expect(await methods()['file.save']({ fileName: 'a.csv', kind: 'csv', text: 'x' }, 1)).toEqual({
      outcome: 'failed',
    });
    expect(events).toEqual(['file.notSaved']);
  });

  it('are not for a window that is gone', async () => {
    expect(await methods()['page.savePdf']({ fileName: 'Phonics.pdf' }, 2)).toEqual({ outcome: 'failed' });
    expect(await methods()['page.print']({}, 2)).toEqual({ outcome: 'failed' });
    expect(asked).toEqual([]);
  });

  it.each([
    [true, '', 'printed'],
    [false, 'Print job canceled', 'canceled'],
    [false, 'Print job failed', 'failed'],
  ] as const)('printing that ends with %s %s is told as %s', async (success, reason, outcome) => {
    printed = [success, reason];
    expect(await methods()['page.print']({}, 1)).toEqual({ outcome });
  });
});

describe('a name that a window may propose', () => {
  it.each([
    'Phonics activation guide.pdf',
    'Écriture (K–2)'.replace('–', '-') + '.pdf',
    'unsent-changes.csv',
    '漢字.txt',
  ])('is %s', (name) => expect(FileName.safeParse(name).success).toBe(true));

  it.each([
    '../../.bashrc',
    '/etc/passwd.txt',
    '.hidden.txt',
    'C:\\x.pdf',
    'a/b.pdf',
    'run.exe',
    'a.pdf.exe',
    'a\n.pdf',
    '',
  ])('is not %s', (name) => expect(FileName.safeParse(name).success).toBe(false));
});
