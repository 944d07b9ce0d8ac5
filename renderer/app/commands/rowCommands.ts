import type { DropSource } from '../../../shared/board/dropIntents.ts';
import { rowCommandCatalog, rowCommandIds, type RowCommandId } from '../../../shared/commands/catalog.ts';
import type { UserId } from '../../../shared/contract/ids.ts';
import type { ClassView, EducatorRow, PersonRow } from '../../../shared/contract/view.ts';
import { selectIsTeacher } from '../../state/account.ts';
import {
  openDialog,
  openEditPerson,
  openHistory,
  openManageMany,
  openManageProducts,
  openManageUserProducts,
} from '../../state/dialogs.ts';
import { navigate } from '../../state/navigation.ts';
import type { CommandContext } from './registry.ts';

/** What a row is about: what its commands are done to. */
export type Subject =
  | Readonly<{ kind: 'class'; of: ClassView }>
  | Readonly<{ kind: 'student'; of: PersonRow }>
  | Readonly<{ kind: 'educator'; of: EducatorRow }>
  /** Everybody selected in a list. */
  | Readonly<{ kind: 'people'; of: Readonly<{ of: 'student' | 'educator'; userIds: readonly UserId[] }> }>
  /** Cards of the License Board that are taken together; `name` is the first of them. */
  | Readonly<{ kind: 'card'; of: Readonly<{ source: DropSource; name: string }> }>;

/** An entry of a row's menu. */
export type RowEntry = Readonly<{
  key: string;
  command: RowCommandId;
  text: string;
  keys: string | null;
  perform: () => void;
}>;

/** One way of doing a command; a text of its own where there are several ways. */
type Deed = Readonly<{ key?: string; text?: string; perform: () => void }>;
type Deeds = Readonly<{
  [Id in RowCommandId]: (
    context: CommandContext,
    of: Extract<Subject, { kind: Id extends `${infer Kind}.${string}` ? Kind : never }>['of'],
  ) => readonly Deed[];
}>;

/** What each command does with a row; none where it does not apply. */
const deeds: Deeds = {
  'class.open': ({ store }, { id }) => [{ perform: () => navigate(store, { screen: 'class', classId: id }) }],
  'class.edit': ({ store }, { id }) => [{ perform: () => navigate(store, { screen: 'classSteps', classId: id }) }],
  'student.manage': ({ store }, { userId }) => [{ perform: () => openManageProducts(store, userId) }],
  'student.move': moveStudent,
  'student.history': ({ store }, { userId }) => [{ perform: () => openHistory(store, userId) }],
  'student.edit': ({ store }, { userId }) => [{ perform: () => openEditPerson(store, 'student', userId) }],
  'educator.manage': ({ store }, { userId }) => [{ perform: () => openManageUserProducts(store, userId) }],
  'educator.history': ({ store }, { userId }) => [{ perform: () => openHistory(store, userId) }],
  'educator.edit': ({ store }, { userId }) => [{ perform: () => openEditPerson(store, 'educator', userId) }],
  'people.manage': ({ store }, { of, userIds }) => [{ perform: () => openManageMany(store, of, userIds) }],
  'card.move': ({ store }, { source, name }) => [{ perform: () => openMove(store, source, name) }],
  'card.manage': ({ store }, { source: { userIds } }) => {
    const [only, ...others] = userIds;
    if (only === undefined) return [];
    const isOne = others.length === 0;
    return [{ perform: () => (isOne ? openManageProducts(store, only) : openManageMany(store, 'student', userIds)) }];
  },
  'card.history': ({ store }, { source: { userIds } }) => {
    const [only, ...others] = userIds;
    return only === undefined || others.length > 0 ? [] : [{ perform: () => openHistory(store, only) }];
  },
};

/** What a teacher may do for nobody: it is not offered, rather than refused. */
const notForTeachers: ReadonlySet<RowCommandId> = new Set(['student.edit', 'educator.history', 'educator.edit']);

/** What can be done with a row, in the order of the catalog. */
export function rowEntries(context: CommandContext, subject: Subject): readonly RowEntry[] {
  const isTeacher = selectIsTeacher(context.store.getState());
  return rowCommandIds
    .filter((id) => id.startsWith(`${subject.kind}.`) && !(isTeacher && notForTeachers.has(id)))
    .flatMap((command) =>
      // The ids of a kind begin with its name: what the command is given is what the row is about.
      (deeds[command] as (context: CommandContext, of: Subject['of']) => readonly Deed[])(context, subject.of).map(
        ({ key = command, text = context.say(`rowCommand.${command}`), perform }) => ({
          key,
          command,
          text,
          keys: rowCommandCatalog[command].keys,
          perform,
        }),
      ),
    );
}

/** Whom or what a menu is about, in words. */
export function subjectName({ say }: CommandContext, subject: Subject): string {
  switch (subject.kind) {
    case 'class':
      return subject.of.title;
    case 'student':
    case 'educator':
      return say('person.fullName', { given: subject.of.givenName, family: subject.of.familyName });
    case 'people':
      return say('select.count', { count: subject.of.userIds.length });
    case 'card':
      return say('rowMenu.students', { count: subject.of.source.userIds.length, name: subject.of.name });
  }
}

/** A move begins at one license: whoever holds several has an entry for each. */
function moveStudent({ store, say }: CommandContext, person: PersonRow): readonly Deed[] {
  const name = say('person.fullName', { given: person.givenName, family: person.familyName });
  const [only, ...others] = person.licenses;
  if (only === undefined || others.length === 0) {
    const source = { from: only?.product.id ?? null, userIds: [person.userId] };
    return [{ perform: () => openMove(store, source, name) }];
  }
  return person.licenses.map(({ product }) => ({
    key: `student.move ${product.id}`,
    text: say('rowMenu.moveOne', { product: product.name }),
    perform: () => openMove(store, { from: product.id, userIds: [person.userId] }, name),
  }));
}

/** Opens Move to…: what a drag on the License Board does, without dragging. */
export function openMove(store: CommandContext['store'], source: DropSource, name: string): void {
  openDialog(store, { kind: 'boardMove', source, name, keep: false, text: '' });
}
