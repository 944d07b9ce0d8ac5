import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSql } from '../../electron/service/store/sqlite.ts';
import { until } from '../../electron/service/testing/testService.ts';
import { openOffice, settled, startNetwork, type Office } from './office.ts';
import { startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** Alters the store of a service that has ended, and leaves its journal behind as a killed process does: that is looked into at once. */
function leaveBehind({ folder, vault, remembered }: Office, statement: string): () => void {
  const account = remembered().lastAccountKey ?? '';
  const [name] = readdirSync(join(folder, 'accounts'));
  const sql = openSql(join(folder, 'accounts', name ?? '', 'store.db'), vault.values.get(`dataKey:${account}`) ?? '');
  sql.exec(statement);
  return () => sql.close();
}

it('a store as the real server filled it passes, for everybody who may read it', async () => {
  const school = await smallSchool(server.db);
  const { district, schoolId, students } = school;
  const teacher = await district.addUser('teacher', [schoolId], { givenName: 'Zoë', familyName: 'O’Hara\t"' });
  await district.addClass(schoolId, [[teacher, 'teacher'], ...students.map((id) => [id, 'student'] as const)]);
  await district.addSchool('clever');
  const emails = [
    await district.addAccount('districtAdministrator', [district.id]),
    await district.addAccount('schoolAdministrator', [schoolId]),
    await district.addAccount('teacher', [schoolId], teacher),
  ];
  for (const email of emails) {
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, email);
    const intents = [{ kind: 'assign' as const, userId: school.first, productId: school.keyboarding }];
    await office.window.ask('changes.save', { label: 'x', intents });
    await settled(office);
    await office.service.stop();
    const close = leaveBehind(office, 'UPDATE device SET last_synced_at = NULL');
    const again = office.again();
    await until(() => network.forwarded.filter((request) => request === 'GET /v1/changes').length > 1);
    await settled(again);
    expect([email, again.logged.map(({ event }) => event).filter((event) => event.startsWith('drift'))]).toEqual([
      email,
      [],
    ]);
    close();
  }
});

it('a store that has drifted is replaced, and the edit that waits in it is sent', async () => {
  const school = await smallSchool(server.db);
  const network = await startNetwork(server.url);
  const office = await openOffice(network.url, school.email);
  network.set({ kind: 'down' });
  const intents = [{ kind: 'assign' as const, userId: school.first, productId: school.keyboarding }];
  const { saved } = await office.window.ask('changes.save', { label: 'x', intents });
  await office.service.stop();
  const close = leaveBehind(office, `UPDATE users SET given_name = 'Drifted' WHERE id = '${school.second}'`);
  network.set({ kind: 'pass' });
  const again = office.again();
  await until(() => again.logged.some(({ event }) => event === 'drift'));
  await settled(again);
  const { rows } = await again.window.ask('students.list', { orgId: null, text: '', offset: 0, limit: 50 });
  expect(rows.map((row) => row.givenName)).not.toContain('Drifted');
  expect((await again.window.ask('activity.get', {})).done).toMatchObject([{ changeId: saved[0], state: 'applied' }]);
  close();
});
