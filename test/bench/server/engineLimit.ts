import { CompiledQuery } from 'kysely';
import type { Stage } from './stage.ts';
import { withOther } from './recordChange.ts';

/** The same statements asked of the embedded engine one after the other, without a server: changes per second. */
export async function engineLimit(
  { database, district, recorded }: Stage,
  from: Readonly<{ student: number; seq: number; atMost: number }>,
  milliseconds: number,
): Promise<number> {
  const began = performance.now();
  let done = 0;
  await database.db.connection().execute(async (connection) => {
    while (performance.now() - began < milliseconds && done < from.atMost) {
      const next = { studentId: district.student(from.student + done), seq: from.seq + done };
      for (const { sql, parameters } of withOther(recorded, next)) {
        await connection.executeQuery(CompiledQuery.raw(sql, [...parameters]));
      }
      done += 1;
    }
  });
  return (done / (performance.now() - began)) * 1000;
}
