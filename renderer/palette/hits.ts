import type { CommandId } from '../../shared/commands/catalog.ts';
import type { ClassView, PersonHit, ProductView } from '../../shared/contract/view.ts';

/** What the service found for a text. */
export type Found = Readonly<{
  people: readonly PersonHit[];
  classes: readonly ClassView[];
  products: readonly ProductView[];
}>;

export const NOTHING_FOUND: Found = { people: [], classes: [], products: [] };

/** Something the palette can lead to. */
export type Hit =
  | Readonly<{ kind: 'person'; key: string; person: PersonHit }>
  | Readonly<{ kind: 'class'; key: string; found: ClassView }>
  | Readonly<{ kind: 'product'; key: string; product: ProductView }>
  | Readonly<{ kind: 'command'; key: string; command: CommandId }>;

/** The hits in the order of the list: commands lead when their very name was begun, else what is on the roster. */
export function hitsOf(found: Found, commands: readonly CommandId[], areCommandsMeant: boolean): readonly Hit[] {
  const own = commands.map((command): Hit => ({ kind: 'command', key: `command ${command}`, command }));
  const onRoster = [
    ...found.people.map((person): Hit => ({ kind: 'person', key: `person ${person.userId}`, person })),
    ...found.classes.map((each): Hit => ({ kind: 'class', key: `class ${each.id}`, found: each })),
    ...found.products.map((product): Hit => ({ kind: 'product', key: `product ${product.id}`, product })),
  ];
  return areCommandsMeant ? [...own, ...onRoster] : [...onRoster, ...own];
}

/** The commands that every typed word finds, by the beginning of a word of their name or of the words for them. */
export function findCommands<T extends Readonly<{ name: string; words: string }>>(
  commands: readonly T[],
  text: string,
): readonly T[] {
  const typed = wordsOf(text);
  const matching = commands.filter(({ name, words }) => beginWords(wordsOf(`${name} ${words}`), typed));
  // Sorting is stable: the order of the catalog stays within each half.
  return [...matching].sort((a, b) => Number(begins(b.name, text)) - Number(begins(a.name, text)));
}

/** Does the name begin with what was typed? Nothing typed begins no name. */
export function begins(name: string, text: string): boolean {
  const typed = wordsOf(text);
  return typed.length > 0 && beginWords(wordsOf(name), typed);
}

function beginWords(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((start) => words.some((word) => word.startsWith(start)));
}

function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}?]+/u)
    .filter((word) => word !== '');
}
