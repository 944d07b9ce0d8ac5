import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import type { Database } from '../database/database.ts';
import { startServer, type RunningServer } from '../startServer.ts';
import { createDesk, type Desk } from '../testing/desk.ts';
import { createDistrict, type TestDistrict } from '../testing/district.ts';
import { rosterEditor, type RosterEditor } from '../testing/rosterEditor.ts';
import { databaseKinds, openTestDatabase } from '../testing/testDatabase.ts';
import { signInDevice } from '../testing/testDevice.ts';

describe.each(databaseKinds)('who waits and is edited, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let district: TestDistrict;
  let school: OrgId;
  let elsewhere: OrgId;
  let product: ProductId;
  let desk: Desk;
  let editor: RosterEditor;
  let person: UserId;

  beforeAll(async () => {
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0 });
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
  });
  beforeEach(async () => {
    district = await createDistrict(database.db);
    school = await district.addSchool();
    elsewhere = await district.addSchool();
    product = await district.addProduct({ minGrade: 'KG', maxGrade: '05' });
    await district.addPool(product, school, 0);
    await district.addPool(product, elsewhere, 1);
    desk = createDesk(
      await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id])),
    );
    editor = rosterEditor(desk.device);
    person = await district.addUser('student', [school]);
  });

  const edit = async (change: Readonly<Record<string, unknown>>): Promise<void> => {
    expect((await editor.edit('people', await editor.person(person), change)).status).toBe(200);
  };

  it('is served at once by the pool of a school they come to', async () => {
    const waits = await desk.wait(person, product);
    await edit({ orgIds: [school, elsewhere] });
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'served' });
  });

  it('is not served before somebody who came first', async () => {
    const holder = await district.addUser('student', [elsewhere]);
    const held = await desk.give(holder, product);
    const before = await desk.wait(await district.addUser('student', [elsewhere]), product);
    const waits = await desk.wait(person, product);
    await edit({ orgIds: [school, elsewhere] });
    await desk.take(holder, product, held);
    expect([(await desk.stateOf(before)).state, (await desk.stateOf(waits)).state]).toEqual(['served', 'waiting']);
  });

  it('waits no more with a grade that the product is not for, or when they leave', async () => {
    const waits = await desk.wait(person, product);
    await edit({ grade: '08' });
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'dropped', reason: 'gradeNotEligible' });
    await edit({ grade: '02' });
    const again = await desk.wait(person, product);
    await edit({ status: 'inactive' });
    expect(await desk.stateOf(again)).toMatchObject({ state: 'dropped', reason: 'inactiveUser' });
  });

  it('is left alone by an edit of the name', async () => {
    const waits = await desk.wait(person, product);
    await edit({ givenName: 'Zoë' });
    expect(await desk.stateOf(waits)).toMatchObject({ state: 'waiting' });
  });
});
