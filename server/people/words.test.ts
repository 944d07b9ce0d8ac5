import { describe, expect, it } from 'vitest';
import { wordsQuery } from './words.ts';

describe('what is typed to find a name', () => {
  it.each([
    ['ort', "'ort':*"],
    ['  Lin, Ada ', "'Lin':* & 'Ada':*"],
    ["O'Brien-Zoë 2", "'O':* & 'Brien':* & 'Zoë':* & '2':*"],
    ['Zoe\u0308', "'Zoë':*"],
    ['王 小明', "'王':* & '小明':*"],
    ["x' | 'y':* & !z \\", "'x':* & 'y':* & 'z':*"],
  ])('%s is beginnings of words, and nothing in it is an operator', (text, query) => {
    expect(wordsQuery(text)).toBe(query);
  });

  it('is nothing without a letter or a digit', () => {
    expect(wordsQuery(" '-:* ")).toBeNull();
  });
});
