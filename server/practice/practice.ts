import { ServerInfo } from '../../shared/contract/session.ts';
import { readMeta, writeMeta } from '../database/meta.ts';
import type { Db, Trx } from '../database/transaction.ts';

type Practice = NonNullable<ServerInfo['practice']>;

/** The account that is shown to anyone at sign-in; only a database made for practice has one. */
export async function readPractice(db: Db): Promise<Practice | null> {
  const text = await readMeta(db, 'practice');
  return text === null ? null : ServerInfo.shape.practice.parse(JSON.parse(text));
}

/** Marks the database as one for practice. */
export async function writePractice(db: Db | Trx, practice: Practice): Promise<void> {
  await writeMeta(db, 'practice', JSON.stringify(practice));
}
