import { describe, expect, it } from 'vitest';
import type { ProductCounts } from '../../shared/contract/view.ts';
import { sayInEnglish as say } from '../app/sayInEnglish.ts';
import { licensesCsv } from './licensesCsv.ts';

describe('the dashboard as a table', () => {
  it('has a line for each product, in the order of the cards', () => {
    const counts = { quantity: 300, assigned: 262, available: 38, pending: 6, adding: 6, freeing: 0, endsOn: null };
    const product = { id: 'kb', name: 'Keyboarding', code: 'KB', color: 'indigo', audience: 'student' };
    const [head, line] = licensesCsv(say, [{ product, ...counts } as unknown as ProductCounts]);
    expect(head).toEqual(['Product', 'Code', 'For', 'Licenses', 'Assigned', 'Available', 'Waiting to be sent', 'Ends']);
    expect(line).toEqual(['Keyboarding', 'KB', 'Student products', '300', '262', '38', '6', '']);
  });
});
