import { describe, expect, it } from 'vitest';
import { frameOf, isTopicId, topicIds } from '../topics.ts';
import { helpEn } from './en.ts';

const sentences = [
  ...Object.values(helpEn.topics).flatMap(({ summary, steps, notes }) => [summary, ...steps, ...notes]),
  ...Object.values(helpEn.guides).flatMap(({ intro, parts }) => [intro, ...parts.flatMap(({ steps }) => steps)]),
];

describe('the help in words', () => {
  it('has steps for every topic, and topics that belong to it', () => {
    expect(Object.keys(helpEn.topics).sort()).toEqual([...topicIds].sort());
    for (const id of topicIds) {
      expect(helpEn.topics[id].steps.length, id).toBeGreaterThan(1);
      const { related } = frameOf(id);
      expect(
        related.every((other) => isTopicId(other) && (other as string) !== id),
        id,
      ).toBe(true);
    }
  });

  it('knows no topic by a name that every object has', () => {
    expect(isTopicId('toString')).toBe(false);
  });

  it('ends each sentence, and closes what stands out', () => {
    for (const sentence of sentences) {
      expect(sentence).toMatch(/[.?]$/);
      expect(sentence.split('**').length % 2, sentence).toBe(1);
    }
  });

  it('uses the labels that staff know from the guide', () => {
    const text = sentences.join('\n');
    for (const label of [
      'User Management',
      'Manage User Products',
      'Assigned Products',
      'My Classes & Students',
      'Manage Student Products',
      'Save and confirm',
    ]) {
      expect(text).toContain(`**${label}**`);
    }
  });
});
