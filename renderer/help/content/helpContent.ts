import type { TopicId } from '../topics.ts';

/** A topic in words. Text between two asterisks on either side stands as a label of the app does. */
export type TopicText = Readonly<{
  title: string;
  /** One sentence: what it is for. */
  summary: string;
  steps: readonly string[];
  notes: readonly string[];
  /** Words that people type for it and that stand nowhere else in it. */
  words: string;
}>;

type GuidePart = Readonly<{ title: string; steps: readonly string[] }>;

/** The steps from a bought product to people who use it, for students' and for educators' products. */
export type GuideText = Readonly<{ intro: string; parts: readonly GuidePart[] }>;

/** All that Help & Support says, in one language. */
export type HelpContent = Readonly<{
  topics: Readonly<Record<TopicId, TopicText>>;
  guides: Readonly<Record<'student' | 'educator', GuideText>>;
}>;
