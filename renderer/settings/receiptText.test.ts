import { describe, expect, it } from 'vitest';
import { sayInEnglish } from '../app/sayInEnglish.ts';
import { receiptText } from './receiptText.ts';

describe('the receipt of a wipe', () => {
  it('says what was removed, and what could not be', () => {
    const receipt = {
      at: '2026-11-24T10:00:00.000Z',
      removed: [
        { what: 'rosters', files: 3, bytes: 12_345_678 },
        { what: 'secrets', files: 1, bytes: 4 },
        { what: 'settings', files: 0, bytes: 0 },
      ],
      remaining: ['/data/logs'],
    } as const;
    expect(
      receiptText(sayInEnglish, { ...receipt, removed: [...receipt.removed], remaining: ['/data/logs'] }, 'Nov 24'),
    ).toBe(
      [
        'Seatwise data removed from this computer',
        'Nov 24',
        '',
        'Rosters, licenses and unsent changes: removed, 3 files, 12,346 kB',
        'Keys and sign-in: removed, 1 file, 1 kB',
        'Settings: nothing was there',
        '',
        'Could not be removed. Close other programs that use these, then delete them:',
        '- /data/logs',
        '',
      ].join('\n'),
    );
  });
});
