import { sql, type RawBuilder } from 'kysely';
import type { ClassDetail, ClassPage } from '../../shared/contract/people.ts';
import type { Class, Enrollment } from '../../shared/contract/rows.ts';
import type { Db } from '../database/transaction.ts';
import { rowJson } from '../licensing/rowSql.ts';
import { isInSight } from '../licensing/scopeSql.ts';
import type { Sight } from '../licensing/sight.ts';
import { cutPage, parsePlace, placeLost } from './pages.ts';
import { readRow } from './readRow.ts';
import { wordsQuery } from './words.ts';

export type ClassesAsked = Readonly<{
  orgId?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}>;

/** As the index `classes_by_title` has it. */
const TITLE_ORDER = sql`lower(c.title) collate "C", c.id collate "C"`;

/** One page of the classes in sight. */
export async function listClasses(db: Db, sight: Sight, asked: ClassesAsked): Promise<ClassPage> {
  const { orgId, q, cursor, limit } = asked;
  const conditions: RawBuilder<unknown>[] = [isInSight('classes', sight)];
  if (orgId !== undefined) {
    await readRow(db, sight, 'orgs', orgId);
    conditions.push(sql`c.org_id = ${orgId}`);
  }
  if (q !== undefined) {
    const words = wordsQuery(q);
    conditions.push(
      words === null ? sql`false` : sql`to_tsvector('simple', c.title) @@ to_tsquery('simple', ${words})`,
    );
  }
  if (cursor !== undefined) conditions.push(await isAfter(db, sight, cursor));
  const { rows } = await sql<{ row: string }>`
    select ${rowJson('classes', sight)} as row from classes c
    where ${sql.join(conditions, sql` and `)} order by ${TITLE_ORDER} limit ${limit + 1}`.execute(db);
  const { page, next } = cutPage(
    rows.map(({ row }) => JSON.parse(row) as Class),
    limit,
  );
  return { classes: page, next };
}

/** A class and who is in it, as far as the reader sees. */
export async function readClass(db: Db, sight: Sight, classId: string): Promise<ClassDetail> {
  const found = await readRow(db, sight, 'classes', classId);
  const { rows } = await sql<{ row: string }>`
    select ${rowJson('enrollments', sight)} as row from enrollments e
    where e.class_id = ${classId} and ${isInSight('enrollments', sight)} order by e.id collate "C"`.execute(db);
  return { class: found, enrollments: rows.map(({ row }) => JSON.parse(row) as Enrollment) };
}

async function isAfter(db: Db, { districtId }: Sight, cursor: string): Promise<RawBuilder<unknown>> {
  const id = parsePlace(cursor);
  const { rows } = await sql<{ title: string }>`
    select lower(title) as title from classes where id = ${id} and district_id = ${districtId}`.execute(db);
  const [last] = rows;
  if (!last) throw placeLost();
  return sql`(${TITLE_ORDER}) > (${last.title}, ${id})`;
}
