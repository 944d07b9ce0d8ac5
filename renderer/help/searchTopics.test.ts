import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { helpEn } from './content/en.ts';
import { searchTopics } from './searchTopics.ts';
import { topicIds } from './topics.ts';

const all = topicIds.map((id) => ({ id, text: helpEn.topics[id] }));
const find = (asked: string): readonly string[] => searchTopics(all, asked).map(({ id }) => id);
const first = (asked: string): string | undefined => find(asked)[0];

describe('searching the help', () => {
  it('shows everything in its own order when nothing is asked', () => {
    expect(find('  ')).toEqual(topicIds);
  });

  it.each([
    ['clever', 'cleverClassLink'],
    ['remove product student', 'studentProducts'],
    ['how do i unassign a teacher', 'educatorProducts'],
    ['whole class', 'classProducts'],
    ['offline', 'offline'],
    ['no wifi', 'offline'],
    ['import csv', 'bulkUpload'],
    ['mistake', 'undo'],
    ['conflict', 'needsAttention'],
    ['same-day sync', 'sameDaySync'],
    ['drag keyboard', 'dragByKeyboard'],
    ['0 licenses', 'noLicense'],
    ['erase', 'wipe'],
  ])('finds what is meant by “%s”', (asked, id) => expect(first(asked)).toBe(id));

  it.each([
    ['studnet', 'studentProducts'],
    ['techer', 'educatorProducts'],
    ['keybord', 'dragByKeyboard'],
    ['CLASSLNK', 'cleverClassLink'],
    ['attenti', 'needsAttention'],
  ])('forgives “%s”', (asked, id) => expect(find(asked)).toContain(id));

  it('puts a word of the title before the same word of the text', () => {
    const text = (title: string, step: string) => ({ title, summary: '', steps: [step], notes: [], words: '' });
    const two = [
      { id: 'inText', text: text('Rosters', 'Press undo.') },
      { id: 'inTitle', text: text('Undo', 'Press it.') },
    ];
    expect(searchTopics(two, 'undo').map(({ id }) => id)).toEqual(['inTitle', 'inText']);
  });

  it('finds nothing where a word is nowhere', () => {
    expect(find('student zebra')).toEqual([]);
  });

  it('takes anything, and finds each topic by its own title', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        (asked) => searchTopics(all, asked).length <= all.length,
      ),
    );
    for (const { id, text } of all) expect(first(text.title)).toBe(id);
  });
});
