/** Rosters that are kept by hand: people, and what became of an edit. */
export const rosterEditEn = {
  'person.edit.student': 'Edit student',
  'person.edit.educator': 'Edit educator',
  'person.givenName': 'First name',
  'person.givenName.missing': 'A first name is needed.',
  'person.familyName': 'Family name',
  'person.familyName.missing': 'A family name is needed.',
  'person.orgId.missing': 'A school is needed.',
  'person.school.choose': 'Choose a school',
  'person.moves': 'They leave the classes of the school they are at now. Their licenses stay theirs until taken back.',
  'person.add': 'Add',
  'person.saving': 'Saving…',
  'person.added': '{name} added to the roster.',
  'person.saved': '{name} saved.',
  'person.leave': 'Has left',
  'person.left': '{name} has left. Licenses still theirs can be taken back.',
  'person.comeBack': 'Is back',
  'person.back': '{name} is back on the roster.',
  'person.notSaved': 'Nothing was saved.',
  'person.offline': 'People can be added and edited while you are online. Licenses can be changed now.',
  'person.locked.managed':
    'The roster of this school is kept in Clever or ClassLink. Your administrator there changes names, roles and schools; it arrives with the next sync.',
  'person.locked.forbidden': 'Your account may not edit this person. Ask your school office or your district office.',
  'person.locked.gone': 'This person is no longer on your roster.',

  'rosterOutcome.forbidden': 'Your account may not change this part of the roster. Ask your district office.',
  'rosterOutcome.rosterManaged':
    'This roster is kept in Clever or ClassLink by now. It is changed there, and arrives with the next sync.',
  'rosterOutcome.changedElsewhere':
    'Somebody else changed it meanwhile. What is shown now is how it is; change it again if you still want to.',
  'rosterOutcome.inactiveUser': 'Who has left the school cannot be put into a class.',
  'rosterOutcome.notFound': 'It is no longer on the roster.',
  'rosterOutcome.invalid': 'The server does not take it like this. Check what you typed.',
  'rosterOutcome.busy': 'The roster is being synced at the moment. Try again in a minute; what you typed is kept here.',
  'rosterOutcome.unreachable':
    'There is no connection to the server. What you typed is kept here; try again when you are online.',
} as const satisfies Readonly<Record<string, string>>;
