import { describe, expect, it } from 'vitest';
import { cleanText, hasUnwanted } from './cleanText.ts';
import { parseDate } from './dates.ts';
import { editDistance } from './editDistance.ts';
import { stableId } from './stableId.ts';
import { userIdOf } from './userId.ts';

describe('cleaning a text', () => {
  it.each([
    ["O'Brien", "O'Brien"],
    ['  Ann  Lee ', 'Ann Lee'],
    ['MCDONALD', 'MCDONALD'],
    ['Smith/Jones (Sr.)', 'Smith/Jones (Sr.)'],
    ['two\nlines', 'two lines'],
    ['\u00A0José\u00A0', 'José'],
    ['Jose\u0301', 'José'],
    ['Kaʻaihue', 'Kaʻaihue'],
    ['محمد', 'محمد'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['an\u0000na\u0007', 'anna'],
    ['\uFEFFBob\u200B', 'Bob'],
    ['evil\u202Etxt', 'eviltxt'],
    ['half\uD83D', 'half�'],
    ['😀', '😀'],
    ['   ', ''],
  ])('makes %j %j', (text, cleaned) => {
    expect(cleanText(text)).toBe(cleaned);
    expect(cleanText(cleaned)).toBe(cleaned);
  });

  it('tells invisible characters from spaces and line breaks', () => {
    expect(hasUnwanted('a\u0000b')).toBe(true);
    expect(hasUnwanted(' two\nlines ')).toBe(false);
    expect(hasUnwanted('José')).toBe(false);
  });
});

describe('reading a date', () => {
  it.each([
    ['2026-08-17', '2026-08-17', false],
    ['2026-08-17T00:00:00Z', '2026-08-17', true],
    ['8/7/26', '2026-08-07', true],
    ['08/17/2026', '2026-08-17', true],
    ['8-17-2026', '2026-08-17', true],
    ['17/8/2026', '2026-08-17', true],
    ['2026/8/7', '2026-08-07', true],
    ['20260817', '2026-08-17', true],
    ['8/17/2026 12:00:00 AM', '2026-08-17', true],
    ['2028-02-29', '2028-02-29', false],
  ])('%s is %s', (text, date, fixed) => {
    expect(parseDate(text)).toEqual({ date, fixed });
  });

  it('gives nothing for days that do not exist', () => {
    for (const text of ['', '2026-02-30', '2/30/26', '13/13/26', '2026-00-10', 'soon', '0026-01-01', '44431', '1/2']) {
      expect(parseDate(text), text).toBeNull();
    }
  });
});

describe('derived ids', () => {
  it('are the same every time and differ where the parts do', () => {
    expect(stableId('enrollment', ['c1', 'u1', 'student'])).toBe(stableId('enrollment', ['c1', 'u1', 'student']));
    const ids = new Set<string>();
    for (let index = 0; index < 100_000; index += 1) ids.add(stableId('e', [`c${index % 500}`, `u${index}`]));
    expect(ids.size).toBe(100_000);
    expect(stableId('e', ['ab', 'c'])).not.toBe(stableId('e', ['a', 'bc']));
  });

  it('stay as they are, so that an upload next year finds the same enrollments', () => {
    expect(stableId('enrollment', ['11001', '13001', 'student'])).toBe('enrollment-22kuy4edj0w01pbij6u844');
  });

  it('stand in for e-mail addresses, whatever their case, and for nothing else', () => {
    expect(userIdOf('00123')).toBe('00123');
    expect(userIdOf('Ann@School.org')).toBe(userIdOf('ann@school.org'));
    expect(userIdOf('ann@school.org')).not.toContain('@');
  });
});

describe('how far two words are apart', () => {
  it.each([
    ['role', 'role', 0],
    ['roel', 'role', 1],
    ['sourceId', 'sourcedId', 1],
    ['email', 'mail', 1],
    ['phone', 'photo', 2],
    ['', 'abc', 3],
  ])('%j and %j: %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});
