import { describe, expect, it } from 'vitest';
import { mainMethods } from '../../shared/contract/ipcMain.ts';
import { passphraseProblem } from './passphraseProblem.ts';

describe('a new passphrase', () => {
  it('is long enough and typed twice the same', () => {
    expect(passphraseProblem('correct horse', 'correct horse')).toBeNull();
    expect(passphraseProblem('short', 'short')).toBe('tooShort');
    expect(passphraseProblem('correct horse', 'correct house')).toBe('differ');
  });

  it('is taken by the main process exactly when the window takes it', () => {
    for (const passphrase of ['1234567', '12345678', 'ありがとうございます']) {
      const parsed = mainMethods['protection.choose'].params.safeParse({ kind: 'newPassphrase', passphrase });
      expect(passphraseProblem(passphrase, passphrase) === null).toBe(parsed.success);
    }
  });
});
