import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import type { ScaleDistrict } from '../../../server/testing/seedScale.ts';
import { changeOf, type TestDevice } from '../../../server/testing/testDevice.ts';

/** The statements of one change as the server sends them, and what in them differs from the next one's. */
export type Recorded = Readonly<{
  statements: readonly CompiledQuery[];
  deviceId: string;
  changeId: string;
  studentId: string;
  seq: number;
}>;

/** No other number in a change is like it. */
const SEQ = 7777;

/** Pushes a change and writes down what the server asks the database, from `begin` to `commit`. */
export async function recordChange(
  device: TestDevice,
  district: ScaleDistrict,
  asked: readonly CompiledQuery[],
): Promise<Recorded> {
  const change = changeOf({ kind: 'assign', userId: district.student(0), productId: district.product(9) }, SEQ);
  const [result] = await device.push([change]);
  if (result?.status !== 'applied') throw new Error(`the change was ${result?.status}`);
  // The embedded driver begins and commits without a word to the log.
  const inside = asked.slice(asked.findIndex(({ sql }) => /from "devices" .*for update/.test(sql)));
  if (inside.length < 5) throw new Error('The statements of a change were not found.');
  const statements = inside.filter(({ sql }) => sql !== 'commit');
  return {
    statements: [CompiledQuery.raw('begin'), ...statements, CompiledQuery.raw('commit')],
    deviceId: device.deviceId,
    changeId: change.id,
    studentId: district.student(0),
    seq: SEQ,
  };
}

/** The same statements for another change. */
export function withOther(
  recorded: Recorded,
  other: Readonly<{ studentId: string; seq: number }>,
): readonly Readonly<{ sql: string; parameters: readonly unknown[] }>[] {
  const by = new Map<unknown, unknown>([
    [recorded.changeId, randomUUID()],
    [recorded.studentId, other.studentId],
    [recorded.seq, other.seq],
  ]);
  const replace = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(replace) : by.has(value) ? by.get(value) : value;
  return recorded.statements.map(({ sql, parameters }) => ({ sql, parameters: parameters.map(replace) }));
}
