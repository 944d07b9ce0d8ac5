import type { OrgId } from '../../../../shared/contract/ids.ts';
import type { ClassView, PersonHit, ProductView } from '../../../../shared/contract/view.ts';
import type { Sql } from '../../store/sqlite.ts';
import { readClasses } from '../classes.ts';
import { readProductViews } from '../licenses.ts';
import { foldName } from '../../store/foldName.ts';
import { searchClassIds } from './searchClasses.ts';
import { searchPeople } from './searchPeople.ts';
import { wordsOf } from './words.ts';

type Asked = Readonly<{ orgId: OrgId | null; text: string; limit: number }>;

/** `palette.search`: people, classes and products; commands are the window's own. */
export function searchPalette(
  sql: Sql,
  asked: Asked,
): { people: PersonHit[]; classes: ClassView[]; products: ProductView[] } {
  return {
    people: searchPeople(sql, asked),
    classes: readClasses(sql, searchClassIds(sql, asked)),
    products: searchProducts(sql, asked),
  };
}

/** There are few products: they are read through. */
function searchProducts(sql: Sql, { text, limit }: Asked): ProductView[] {
  const words = wordsOf(text);
  if (words.length === 0) return [];
  const matches = ({ name, code }: ProductView): boolean => {
    const folded = ` ${foldName(name)} ${foldName(code)}`;
    return words.every((word) => folded.includes(` ${word}`));
  };
  return [...readProductViews(sql).values()].filter(matches).slice(0, limit);
}
