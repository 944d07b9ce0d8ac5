import { CompiledQuery } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../server/database/database.ts';
import { migrate } from '../../server/database/migrate.ts';
import { openPostgresql } from '../../server/database/openPostgresql.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import { findPostgresql, startPostgresql } from '../../server/testing/privatePostgresql.ts';
import { seedScale, type ScaleDistrict } from '../../server/testing/seedScale.ts';
import { changeOf, signInDevice, type TestDevice } from '../../server/testing/testDevice.ts';
import { operations, type Operation } from './document.ts';
import { findScans, type Plan, type Scan } from './plans/findScans.ts';

/** As many students in a school as in a district of a million: what a school costs must not depend on the district. */
const SIZE = { students: 60_000, schools: 600 };

/** Tables that grow with the district, or with its use. */
const BIG = [
  'users',
  'user_orgs',
  'classes',
  'enrollments',
  'assignments',
  'license_events',
  'tombstones',
  'audit',
  'ledger',
];

type Role = keyof ScaleDistrict['emails'];

/** Everything of the district is wanted: no index is quicker than reading it all. */
const WHOLE: readonly (readonly [Role, string])[] = [
  ['district', 'getSnapshot'],
  ['district', 'check'],
];

describe.skipIf(findPostgresql() === null)('in a big district', () => {
  const statements: CompiledQuery[] = [];
  let cluster: Awaited<ReturnType<typeof startPostgresql>>;
  let database: Database;
  let server: RunningServer;
  let district: ScaleDistrict;
  const devices = new Map<Role, TestDevice>();

  beforeAll(async () => {
    cluster = await startPostgresql();
    database = await openPostgresql(cluster.url, ({ query }) => {
      statements.push(query);
    });
    await migrate(database.db);
    await seedScale(database.db, SIZE, 'other');
    district = await seedScale(database.db, SIZE);
    server = await startServer({ database, port: 0 });
    for (const role of ['district', 'school', 'teacher'] as const) {
      devices.set(role, await signInDevice(server.url, district.emails[role]));
    }
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
    await cluster.stop();
  });

  /** Runs something and answers the scans in the plans of all it asked the database. */
  const scansOf = async (run: () => Promise<void>): Promise<readonly Scan[]> => {
    statements.length = 0;
    await run();
    const asked = [...new Map(statements.map((query) => [query.sql, query])).values()];
    const scans: Scan[] = [];
    for (const { sql, parameters } of asked) {
      const plain = sql.replace(/^\s*declare \w+ (no scroll )?cursor for/i, '').trim();
      if (!/^(select|with|insert|update|delete)/i.test(plain)) continue;
      const { rows } = await database.db.executeQuery<{ 'QUERY PLAN': readonly { Plan: Plan }[] }>(
        CompiledQuery.raw(`explain (format json) ${plain}`, [...parameters]),
      );
      for (const { Plan: plan } of rows[0]?.['QUERY PLAN'] ?? []) scans.push(...findScans(plan, BIG, plain));
    }
    return scans;
  };
  const deviceOf = (role: Role): TestDevice => {
    const device = devices.get(role);
    if (!device) throw new Error(role);
    return device;
  };
  const get = async (role: Role, path: string): Promise<string> => {
    const device = deviceOf(role);
    const response = await fetch(server.url + path, { headers: { authorization: `Bearer ${device.token}` } });
    expect([path, response.status < 500, !path.includes('/none') && response.status === 400]).toEqual([
      path,
      true,
      false,
    ]);
    return response.text();
  };
  const cursorOf = async (role: Role): Promise<string> => {
    const [head = ''] = (await get(role, `/v1/snapshot?deviceId=${deviceOf(role).deviceId}`)).split('\n');
    return (JSON.parse(head) as { cursor: string }).cursor;
  };

  /** One request for each query member on its own, and one for none; ids of the district where there are such. */
  const pathsOf = async (operation: Operation, role: Role): Promise<readonly string[]> => {
    const values: Readonly<Record<string, string>> = {
      userId: district.student(0),
      orgId: district.school(0),
      classId: district.classId(0),
      productId: district.product(0),
      poolId: district.pool(0),
      deviceId: deviceOf(role).deviceId,
      accountId: deviceOf(role).session.account.id,
      limit: '50',
      q: 'Family 12',
      from: '2026-01-01T00:00:00Z',
      to: '2030-01-01T00:00:00Z',
      ...(operation.id === 'getChanges' ? { cursor: await cursorOf(role) } : {}),
    };
    const valueOf = (name: string, choices: readonly unknown[] = []): string | undefined =>
      values[name] ?? (typeof choices[0] === 'string' ? choices[0] : undefined);
    const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(valueOf(name) ?? 'none'),
    );
    const members = operation.parameters.filter((parameter) => parameter.in === 'query');
    const always = members.filter(({ name, required }) => required || name === 'deviceId').map(({ name }) => name);
    const sets = [[], ...members.map(({ name }) => [name])];
    return sets.flatMap((names) => {
      const all = [...new Set([...always, ...names])];
      const pairs = all.map((name) => [
        name,
        valueOf(name, members.find((member) => member.name === name)?.schema.enum),
      ]);
      if (pairs.some(([, value]) => value === undefined)) return [];
      const query = pairs.map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`).join('&');
      return [query === '' ? path : `${path}?${query}`];
    });
  };

  const reads = operations.filter(({ method, signedIn, id }) => method === 'GET' && signedIn && id !== 'getEvents');
  const roles = ['district', 'school', 'teacher'] as const;
  it.each(reads.flatMap((operation) => roles.map((role) => [operation.id, role, operation] as const)))(
    '%s by the %s account reads no big table from end to end',
    async (id, role, operation) => {
      const paths = (await pathsOf(operation, role)).filter((path) => !isWhole(role, id, path));
      for (const path of paths) {
        expect({ path, scans: await scansOf(async () => void (await get(role, path))) }).toEqual({ path, scans: [] });
      }
    },
  );

  it.each(roles)('a push by the %s account reads none either', async (role) => {
    const device = deviceOf(role);
    // A student of the first school and of the first class of its first teacher.
    const student = district.student(0);
    const scans = await scansOf(async () => {
      await device.push([
        changeOf({ kind: 'assign', userId: student, productId: district.product(roles.indexOf(role) + 3) }, 1),
        changeOf({ kind: 'unassign', userId: student, productId: district.product(9) }, 2),
      ]);
    });
    expect(scans).toEqual([]);
  });
});

function isWhole(role: Role, id: string, path: string): boolean {
  return WHOLE.some(([who, what]) => who === role && (what === id || path.includes(`${what}=true`)));
}
