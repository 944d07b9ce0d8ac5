import type { Database } from '../database/database.ts';
import { IN_MEMORY, openDatabase } from '../database/openDatabase.ts';

export type DatabaseKind = Database['kind'];

/** The databases that tests run on. */
export const databaseKinds: readonly DatabaseKind[] = ['embedded'];

/** A fresh, empty database of this kind; `stop` removes it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<Database> {
  void kind;
  return openDatabase(IN_MEMORY);
}
