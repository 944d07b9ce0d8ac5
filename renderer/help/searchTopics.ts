import { editDistance } from '../../shared/roster/editDistance.ts';
import type { TopicText } from './content/helpContent.ts';

export type Searchable = Readonly<{ text: TopicText }>;

/** What a word is worth by the place it is found in, the best first. */
const WORTH = { title: 8, words: 4, summary: 3, text: 1 } as const;

/** Words that stand in every question and tell nothing. */
const EMPTY = new Set('a an and do for from how i in is it my of on or the to what when with'.split(' '));

type Indexed = Readonly<Record<keyof typeof WORTH, readonly string[]>>;

/** The topics that a person may mean, the best first; all of them, in their own order, when nothing is asked. */
export function searchTopics<T extends Searchable>(topics: readonly T[], asked: string): readonly T[] {
  const all = wordsOf(asked);
  const telling = all.filter((word) => !EMPTY.has(word));
  const words = telling.length > 0 ? telling : all;
  if (words.length === 0) return topics;
  return topics
    .map((topic, place) => ({ topic, place, score: scoreOf(indexOf(topic.text), words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ topic }) => topic);
}

/** Each word must be found somewhere; a topic that lacks one is not meant. */
function scoreOf(index: Indexed, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const best = Math.max(
      ...Object.entries(WORTH).map(([field, worth]) => worth * closest(index[field as keyof Indexed], word)),
    );
    if (best <= 0) return 0;
    sum += best;
  }
  return sum;
}

/** How well a typed word fits the nearest of these: 1 the same, less for a beginning, least for a typing error. */
function closest(known: readonly string[], word: string): number {
  let best = 0;
  for (const each of known) {
    if (each === word) return 1;
    if (each.startsWith(word)) best = Math.max(best, 0.8);
    else if (best < 0.4 && isNear(each, word)) best = 0.4;
  }
  return best;
}

/** One slip in a word of four letters and more, two in a long one; also while the word is still being typed. */
function isNear(known: string, word: string): boolean {
  if (word.length < 4 || known.length < 4) return false;
  const slips = word.length >= 8 ? 2 : 1;
  if (Math.abs(known.length - word.length) <= slips && editDistance(known, word) <= slips) return true;
  return known.length > word.length && editDistance(known.slice(0, word.length), word) <= slips;
}

function indexOf({ title, summary, steps, notes, words }: TopicText): Indexed {
  return {
    title: wordsOf(title),
    words: wordsOf(words),
    summary: wordsOf(summary),
    text: wordsOf([...steps, ...notes].join(' ')),
  };
}

/** The words of a text without case and accents. */
function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/[\p{M}’']/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
