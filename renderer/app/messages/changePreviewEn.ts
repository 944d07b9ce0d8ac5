/** What saving would do, counted before it is saved, and the choices a person has. */
export const changePreviewEn = {
  'changePreview.apply': '{count, plural, one {# student is} other {# students are}} changed now.',
  'changePreview.wait': '{count, plural, one {# student waits} other {# students wait}} for a license.',
  'changePreview.noop': '{count, plural, one {# student is} other {# students are}} so already.',
  'changePreview.refuse': '{count, plural, one {# student is} other {# students are}} not changed.',
  'changePreview.changes.apply': '{count, plural, one {# change is} other {# changes are}} made now.',
  'changePreview.changes.wait': '{count, plural, one {# change waits} other {# changes wait}} for a license.',
  'changePreview.changes.noop': '{count, plural, one {# change is} other {# changes are}} so already.',
  'changePreview.changes.refuse': '{count, plural, one {# change is} other {# changes are}} not made.',
  'changePreview.nothing': 'Nothing would be changed.',
  'changePreview.choice': 'There are not enough licenses',
  'changePreview.choiceOther': 'It cannot be done for all',
  'changePreview.fit': 'Change as many as fit',
  'changePreview.allOrNothing': 'All or nothing',
  'changePreview.waitForRest': 'Let the rest wait for a license',
  'changePreview.nothingUnlessAll': 'Nothing is changed as long as it does not fit for all.',
  'changePreview.grade':
    '{count, plural, one {{product} is not made for the grade of # student. They stay without it unless you say so.} other {{product} is not made for the grade of # students. They stay without it unless you say so.}}',
  'changePreview.gradeConfirm': 'Assign it anyway',
  'changePreview.save': 'Save {count, plural, one {# change} other {# changes}}',
} as const satisfies Readonly<Record<string, string>>;
