import { describe, expect, it } from 'vitest';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { sayInEnglish } from '../app/sayInEnglish.ts';
import { unsentCsv } from './unsentCsv.ts';

const item = (name: string): ActivityItem =>
  ({
    label: 'Phonics, Grade 2',
    intent: { kind: 'assign', userId: 'u', productId: 'p' },
    userNames: { u: name },
    products: { p: { name: 'Phonics' } },
    state: 'queued',
    madeAt: '2026-11-24T10:00:00.000Z',
  }) as unknown as ActivityItem;

describe('changes that have not been sent', () => {
  it('are listed so that they can be made again', () => {
    expect(unsentCsv(sayInEnglish, [item('Noah "N" Lindgren')])).toBe(
      '\uFEFFSaved at,Change,Part of,State\r\n' +
        '2026-11-24T10:00:00.000Z,"Assign Phonics to Noah ""N"" Lindgren","Phonics, Grade 2",Saved on this computer',
    );
  });

  it('run nothing in a spreadsheet', () => {
    const label = '=HYPERLINK("http://example.org")';
    expect(unsentCsv(sayInEnglish, [{ ...item('A'), label }])).toContain(`"'=HYPERLINK`);
  });
});
