/** The parts under which topics stand, in the order of the page. */
export const topicGroups = ['licenses', 'moving', 'many', 'roster', 'safe'] as const;
export type TopicGroup = (typeof topicGroups)[number];

/** Screens that a topic can lead to. */
export type Place = 'dashboard' | 'classes' | 'users' | 'board' | 'activity' | 'settings';

type TopicFrame = Readonly<{
  group: TopicGroup;
  place: Place;
  related: readonly string[];
  /** Says under the steps where a same-day sync is asked for. */
  showsSyncRequest?: boolean;
}>;

/** Every topic: where it stands, where it leads, what belongs to it. The words are in `content/`. */
export const topics = {
  availableLicenses: { group: 'licenses', place: 'dashboard', related: ['studentProducts', 'noLicense'] },
  studentProducts: {
    group: 'licenses',
    place: 'classes',
    related: ['classProducts', 'moveTo', 'undo', 'cleverClassLink'],
  },
  classProducts: { group: 'licenses', place: 'classes', related: ['studentProducts', 'manyPeople', 'noLicense'] },
  educatorProducts: { group: 'licenses', place: 'users', related: ['educatorReassign', 'cleverClassLink', 'undo'] },
  educatorReassign: { group: 'licenses', place: 'users', related: ['educatorProducts', 'moveTo'] },
  noLicense: { group: 'licenses', place: 'dashboard', related: ['availableLicenses', 'moveTo', 'needsAttention'] },

  dragAndDrop: { group: 'moving', place: 'board', related: ['dragByKeyboard', 'moveTo', 'undo'] },
  dragByKeyboard: { group: 'moving', place: 'board', related: ['dragAndDrop', 'moveTo'] },
  moveTo: { group: 'moving', place: 'board', related: ['dragAndDrop', 'dragByKeyboard', 'undo'] },

  manyPeople: { group: 'many', place: 'classes', related: ['classProducts', 'noLicense', 'undo'] },
  bulkUpload: { group: 'many', place: 'users', related: ['manyPeople', 'cleverClassLink'] },

  cleverClassLink: {
    group: 'roster',
    place: 'users',
    related: ['sameDaySync', 'studentProducts', 'educatorProducts'],
    showsSyncRequest: true,
  },
  sameDaySync: {
    group: 'roster',
    place: 'users',
    related: ['cleverClassLink', 'needsAttention'],
    showsSyncRequest: true,
  },

  offline: { group: 'safe', place: 'activity', related: ['needsAttention', 'undo', 'wipe'] },
  undo: { group: 'safe', place: 'activity', related: ['needsAttention', 'offline'] },
  needsAttention: { group: 'safe', place: 'activity', related: ['offline', 'undo', 'noLicense'] },
  wipe: { group: 'safe', place: 'settings', related: ['offline'] },
} as const satisfies Readonly<Record<string, TopicFrame>>;

export type TopicId = keyof typeof topics;

export const topicIds = Object.keys(topics) as readonly TopicId[];

/** Is this the id of a topic? Links may be older than the topics. */
export function isTopicId(text: string): text is TopicId {
  return Object.hasOwn(topics, text);
}

/** What is said of a topic beside its words. */
export function frameOf(id: TopicId): Readonly<Omit<TopicFrame, 'related'> & { related: readonly TopicId[] }> {
  return topics[id];
}
