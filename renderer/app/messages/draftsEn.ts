/** What is asked before something half done is lost. */
export const draftsEn = {
  'drafts.title': 'Discard unsaved changes?',
  'drafts.keep': 'Keep editing',
  'drafts.discard': 'Discard changes',
  'drafts.unsaved.class':
    'What you chose for {count, plural, one {# student} other {# students}} of this class has not been saved.',
  'drafts.unsaved.roster':
    '{count, plural, one {# change} other {# changes}} to the name or the students of this class {count, plural, one {has} other {have}} not been saved.',
  'drafts.unsaved.person': 'What you typed about this person has not been saved.',
  'drafts.unsaved.products':
    '{count, plural, one {# change} other {# changes}} to the products of this person {count, plural, one {has} other {have}} not been saved.',
  'drafts.unsaved.many': 'What you chose for {count, plural, one {# person} other {# people}} has not been saved.',
  'drafts.unsaved.upload': 'The file you chose has not been imported.',
  'drafts.unsaved.drop':
    'What you are about to change for {count, plural, one {# person} other {# people}} has not been saved.',
} as const satisfies Readonly<Record<string, string>>;
