/** The License Board. */
export const boardEn = {
  'board.title': 'License Board',
  'board.sub': 'Drag students between columns, or select them and use Move to…',
  'board.none': 'No license',
  'board.cards': '{count, plural, one {# student} other {# students}}',
  'board.available': '<b>{available, number}</b> of {quantity, number} available',
  'board.noneAvailable': '<b>0</b> licenses available',
  'board.pending': '{count, plural, one {# change} other {# changes}} waiting to be sent',
  'board.column': '{column}, {count, plural, one {# student} other {# students}}',
  'board.column.empty': 'Nobody here',
  'board.loading': 'Not loaded yet',
  'board.howTo':
    'Space selects, Shift and the arrow keys select more, Enter picks up, Tab goes to the columns, Enter drops, Escape cancels. M opens Move to.',
  'board.chip': 'Drag it onto another student to move this license',
  'board.filter': 'Filter students on the board',
  'board.grade': 'Grade',
  'board.grade.all': 'All grades',
  'board.class': 'Class',
  'board.class.all': 'All classes',
  'board.class.more': 'Choose a school to see all classes',
  'board.selected': '{count, number} selected in {column}',
  'board.moveTo': 'Move to…',
  'board.many.title': 'Choose a school, a grade or a class',
  'board.many.body':
    '{count, number} students are more than one board can show well. Choose a school at the top left, or a grade or a class here.',
  'board.empty.title': 'No students here',
  'board.empty.body': 'No student matches what is chosen above.',
  'board.empty.all': 'Show all students',

  'board.do.swap': '{count, plural, one {Swap {from} → {to} for {name}} other {Swap {from} → {to} for # students}}',
  'board.do.assign': '{count, plural, one {Assign {to} to {name}} other {Assign {to} to # students}}',
  'board.do.keep': '{count, plural, one {Assign {to} as well to {name}} other {Assign {to} as well to # students}}',
  'board.do.unassign': '{count, plural, one {Remove {from} from {name}} other {Remove {from} from # students}}',
  'board.do.move': 'Move {from} from {name} to {other}',

  'board.done.swap':
    '{count, plural, one {{from} replaced with {to} for {name}.} other {{from} replaced with {to} for # students.}}',
  'board.done.assign': '{count, plural, one {{to} assigned to {name}.} other {{to} assigned to # students.}}',
  'board.done.keep':
    '{count, plural, one {{to} assigned to {name} as well.} other {{to} assigned to # students as well.}}',
  'board.done.unassign': '{count, plural, one {{from} removed from {name}.} other {{from} removed from # students.}}',
  'board.done.move': '{from} moved from {name} to {other}.',
  'board.done.waiting': '{count, plural, one {# waits} other {# wait}} for a license.',
  'board.done.not': '{count, plural, one {# was} other {# were}} not changed: {reason}',

  'board.tail.left': '{left, plural, =0 {None stays available.} one {# stays available.} other {# stay available.}}',
  'board.tail.freed': '{count, plural, one {# license returns} other {# licenses return}} to the pool.',
  'board.tail.short': '{count, plural, one {# license short.} other {# licenses short.}}',
  'board.tail.grade': '{count, plural, one {# is outside its grades.} other {# are outside its grades.}}',
  'board.tail.gradeOne': 'Made for other grades.',
  'board.tail.already': '{count, plural, one {# is so already.} other {# are so already.}}',
  'board.tail.refused': '{count, plural, one {# cannot be changed.} other {# cannot be changed.}}',
  'board.refused': 'Not possible: {reason}',

  'board.picked': '{what} picked up.',
  'board.students': '{count, plural, one {{name}} other {# students}}',

  'board.move.title': 'Move {what}',
  'board.move.keep': 'Keep {from} as well',
  'board.move.products': 'Columns to move to',
  'board.move.here': 'Already in this column',
  'board.move.person': 'Move this license to another student',
  'board.move.person.hint': 'Find a student',
  'board.move.person.none': 'No student found',

  'board.preview.title': '{what}?',
} as const satisfies Readonly<Record<string, string>>;
