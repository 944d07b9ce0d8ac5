import {
  commandEntry,
  commandIds,
  rowCommandCatalog,
  rowCommandIds,
  type CommandId,
  type RowCommandId,
} from '../../../shared/commands/catalog.ts';

type CommandTexts = Readonly<Record<`command.${CommandId}` | `command.${CommandId}.words`, string>>;
type RowCommandTexts = Readonly<Record<`rowCommand.${RowCommandId}`, string>>;

/** The names of the commands stand in the catalog, which the native menu reads as well. */
const commandTexts = Object.fromEntries(
  commandIds.flatMap((id) => {
    const { name, words } = commandEntry(id);
    return [
      [`command.${id}`, name],
      [`command.${id}.words`, words],
    ];
  }),
) as CommandTexts;

const rowCommandTexts = Object.fromEntries(
  rowCommandIds.map((id) => [`rowCommand.${id}`, rowCommandCatalog[id].name]),
) as RowCommandTexts;

/** Commands, undo and redo. */
export const commandsEn = {
  ...commandTexts,
  ...rowCommandTexts,

  'rowMenu.label': 'What can be done with {what}',
  'rowMenu.students': '{count, plural, one {{name}} other {# students}}',
  'rowMenu.moveOne': 'Move {product} to…',

  'header.undo': 'Undo',
  'header.undoWhat': 'Undo: {what}',
  'header.undoNothing': 'Nothing to undo',
  'header.find': 'Find a student, class, product or command',

  'undo.done': 'Undone.',
  'undo.doneWhat': 'Undone: {what}',
  'undo.some': 'Undone, except for {count, plural, one {# change} other {# changes}}: {reason}',
  'undo.none': 'It could not be undone: {reason}',
  'undo.already': 'It was undone already.',
  'undo.nothing': 'There is nothing to undo.',
  'redo.done': 'Done again.',
  'redo.doneWhat': 'Done again: {what}',
  'redo.some': 'Done again, except for {count, plural, one {# change} other {# changes}}: {reason}',
  'redo.none': 'It could not be done again: {reason}',
  'redo.already': 'It was done again already.',
  'redo.nothing': 'There is nothing to redo.',

  'toast.undo': 'Undo',

  'csv.saved': 'The file is saved.',
  'csv.failed': 'The file could not be saved there. Try another folder.',
  'csv.unread': 'The list could not be read to its end. No file was made. Try again.',
  'list.csv.name': '{list}, {place}',
  'list.sortBy': 'Sort by {column}',
  'list.sorted.up': 'Sorted by {column}, ascending',
  'list.sorted.down': 'Sorted by {column}, descending',

  'listPrint.head': '{place} · printed {day}',
  'listPrint.filtered': '{place} · only what matches “{text}” · printed {day}',
  'listPrint.tooLong':
    '{rows, number} rows are too many to print. Type in the filter until there are {most, number} or fewer.',
  'listPrint.failed': 'It could not be printed. Nothing was changed. Check the printer and try again.',
} as const satisfies Readonly<Record<string, string>>;
