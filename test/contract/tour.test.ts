import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Validator } from '@seriousme/openapi-schema-validator';
import { rowVersion } from '../../shared/contract/rosterEdit.ts';
import type { Class, Enrollment, User } from '../../shared/contract/rows.ts';
import type { Database } from '../../server/database/database.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import { createDistrict, PASSWORD } from '../../server/testing/district.ts';
import { createRosterDrop } from '../../server/testing/rosterDrop.ts';
import { zipOf } from '../../server/testing/rosterUpload.ts';
import { createSyncedDistrict, ended, without } from '../../server/testing/syncedDistrict.ts';
import { databaseKinds, openTestDatabase } from '../../server/testing/testDatabase.ts';
import { changeOf, signInDevice, type TestDevice } from '../../server/testing/testDevice.ts';
import { document, operations } from './document.ts';
import { createTourist, type Tourist } from './tour/tourist.ts';

const NOW = new Date('2026-10-01T12:00:00Z');

describe('the document itself', () => {
  it('is OpenAPI 3.1 by the schema of those who made it', async () => {
    const validator = new Validator();
    const { valid, errors } = await validator.validate(structuredClone(document));
    expect({ valid, errors, version: validator.version }).toEqual({ valid: true, version: '3.1' });
  });
});

describe.each(databaseKinds)('a tour through every operation, on the %s database', (kind) => {
  let database: Database;
  let server: RunningServer;
  let drop: Awaited<ReturnType<typeof createRosterDrop>>;
  let tourist: Tourist;

  beforeAll(async () => {
    drop = await createRosterDrop();
    database = await openTestDatabase(kind);
    server = await startServer({ database, port: 0, now: () => NOW, rosterDrop: drop.folder });
    tourist = createTourist(server.url);
  });
  afterAll(async () => {
    await server.stop();
    await database.stop();
    await drop.stop();
  });

  it('sessions and accounts', async () => {
    const { visit } = tourist;
    const district = await createDistrict(database.db);
    const email = await district.addAccount('districtAdministrator', [district.id]);
    await visit('getServer');
    await visit('getDocument');
    await visit('getDocs');
    const signedIn = await visit('signIn', { body: { email, password: PASSWORD, deviceName: 'tour' } });
    const { accessToken, refreshToken } = (await visit('refresh', {
      body: { refreshToken: String(signedIn['refreshToken']) },
    })) as { accessToken: string; refreshToken: string };
    expect(refreshToken).not.toBe(signedIn['refreshToken']);
    const token = accessToken;
    await visit('getEvents', { token });
    await visit('listSessions', { token });
    const password = 'another correct horse';
    await visit('changePassword', { token, body: { current: PASSWORD, new: password } });
    const spare = await district.addAccount('schoolAdministrator', [await district.addSchool()]);
    const { accounts } = (await visit('listAccounts', { token })) as { accounts: { id: string; email: string }[] };
    const spareId = accounts.find((account) => account.email === spare)?.id ?? '';
    await visit('editAccount', { token, path: { accountId: spareId }, body: { orgIds: [await district.addSchool()] } });
    await visit('closeAccount', { token, path: { accountId: spareId } });
    const invite = { email: 'new@example.org', role: 'districtAdministrator', orgIds: [district.id] };
    const made = (await visit('invite', { token, body: invite })) as { code: string };
    await visit('redeemInvitation', {
      body: { code: made.code, displayName: 'New', password, deviceName: 'tour' },
    });
    const other = await visit('invite', { token, body: { ...invite, email: 'other@example.org' } });
    await visit('listInvitations', { token });
    const { id } = other['invitation'] as { id: string };
    await visit('withdrawInvitation', { token, path: { invitationId: id } });
    await visit('signOut', { token });
    const again = await visit('signIn', { body: { email, password, deviceName: 'tour' } });
    await visit('signOutEverywhere', { token: String(again['accessToken']) });
  });

  it('licenses', async () => {
    const { visit } = tourist;
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const [first, second] = [await district.addUser('student', [school]), await district.addUser('student', [school])];
    const productId = await district.addProduct();
    const poolId = await district.addPool(productId, district.id, 1);
    const device = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    const { token, deviceId, session } = device;
    const given = changeOf({ kind: 'assign', userId: first, productId }, 1);
    const waiting = changeOf({ kind: 'assign', userId: second, productId, wait: true }, 2);
    const push = { deviceId, epoch: session.epoch, ack: 0 };
    const { head } = await device.snapshot();
    await visit('push', { token, body: { ...push, changes: [given, waiting] } });
    // Every kind of result that a push can have: again, refused, held, blocked, voided, closed, a defect.
    const refused = changeOf({ kind: 'assign', userId: 'nobody' as never, productId }, 3);
    await visit('push', {
      token,
      body: {
        ...push,
        ack: 1,
        changes: [
          { ...given, madeAt: '2026-01-06T10:00:00Z' },
          changeOf({ kind: 'unassign', userId: second, productId }, 1),
          refused,
          changeOf({ kind: 'unassign', userId: first, productId }, 4),
          changeOf({ kind: 'assign', userId: second, productId }, 5, { after: [refused.id] }),
          changeOf({ kind: 'assign', userId: second, productId }, 6, { after: [randomUUID() as never] }),
          { kind: 'void', id: randomUUID(), seq: 7, after: [] },
        ],
      },
    });
    await visit('getOps', { token, query: { deviceId } });
    await visit('getChanges', { token, query: { deviceId, cursor: head.cursor, check: 'true' } });
    await visit('getSnapshot', { token, query: { deviceId } });
    await visit('getWait', { token, path: { id: waiting.id } });
    await visit('cancelWait', { token, path: { id: waiting.id } });
    await visit('listProducts', { token });
    await visit('getAssignmentHistory', { token, path: { id: given.id } });
    await visit('getLicenseHistory', { token, path: { userId: first } });
    const bigPool = await district.addPool(productId, district.id, 10, { endsOn: '2098-12-31' });
    await visit('transferLicenses', {
      token,
      path: { poolId: bigPool },
      body: { id: randomUUID(), toOrgId: school, quantity: 2 },
    });
    await visit('listTransfers', { token, path: { poolId: bigPool } });
    expect(poolId).not.toBe(bigPool);
    await visit('listAudit', { token });
    await visit('exportAudit', { token });
  });

  it('the roster, read and edited', async () => {
    const { visit } = tourist;
    const district = await createDistrict(database.db);
    const school = await district.addSchool();
    const device = await signInDevice(server.url, await district.addAccount('districtAdministrator', [district.id]));
    const { token } = device;
    const [userId, classId, enrollmentId] = [randomUUID(), randomUUID(), randomUUID()];
    const edit = (): Readonly<{ editId: string }> => ({ editId: randomUUID() });
    const person = { givenName: 'Ana', familyName: 'Ortiz', role: 'student', grade: '02', orgIds: [school] };
    await visit('createPerson', { token, path: { userId }, body: { ...edit(), person } });
    const seenPerson = (await visit('getPerson', { token, path: { userId } })) as User;
    await visit('editPerson', {
      token,
      path: { userId },
      body: { ...edit(), seen: rowVersion(seenPerson), change: { givenName: 'Anna' } },
    });
    const schoolClass = { title: 'Two', orgId: school, classType: 'homeroom', grades: ['02'], sessionIds: [] };
    await visit('createClass', { token, path: { classId }, body: { ...edit(), class: schoolClass } });
    const enrollment = { classId, userId, role: 'student', primary: false };
    await visit('createEnrollment', {
      token,
      path: { enrollmentId },
      body: { ...edit(), enrollment },
    });
    const seenEnrollment = { id: enrollmentId, ...enrollment } as Enrollment;
    await visit('editEnrollment', {
      token,
      path: { enrollmentId },
      body: { ...edit(), seen: rowVersion(seenEnrollment), change: { primary: false } },
    });
    await visit('removeEnrollment', {
      token,
      path: { enrollmentId },
      query: { ...edit(), seen: rowVersion(seenEnrollment) },
    });
    const seenClass = { id: classId, ...schoolClass } as unknown as Class;
    await visit('getClass', { token, path: { classId } });
    await visit('editClass', {
      token,
      path: { classId },
      body: { ...edit(), seen: rowVersion(seenClass), change: { title: 'Three' } },
    });
    await visit('removeClass', {
      token,
      path: { classId },
      query: { ...edit(), seen: rowVersion({ ...seenClass, title: 'Three' }) },
    });
    await visit('listOrgs', { token });
    await visit('getDistrict', { token });
    await visit('editDistrict', { token, body: { timeZone: 'America/Chicago' } });
    await visit('listPeople', { token, query: { q: 'ort' } });
    await visit('listClasses', { token });
  });

  it('roster syncs', async () => {
    const { visit } = tourist;
    const district = await createSyncedDistrict(database);
    const device: TestDevice = await signInDevice(server.url, await district.addAccount('districtAdministrator'));
    const { token } = device;
    await visit('getRosterSources', { token });
    await visit('putRosterSource', { token, path: { orgId: district.org('s3') }, body: { source: 'manual' } });
    await visit('getRosterSettings', { token });
    await visit('putRosterSettings', {
      token,
      body: { syncAt: '02:00', holdAbovePercent: 10, returnLicensesOfLeavers: false },
    });
    await drop.drop(without(district.outline, ['us2-0', 'us2-1', 'us2-2', 'us2-3', 'us2-4']));
    const syncId = randomUUID();
    await visit('requestRosterSync', { token, body: { id: syncId, orgId: district.org('s1') } });
    expect((await ended(device, syncId)).state).toBe('held');
    await visit('getRosterSync', { token, path: { syncId } });
    await visit('decideRosterSync', { token, path: { syncId }, body: { decision: 'approve' } });
    expect((await ended(device, syncId)).state).toBe('done');
    await visit('getRosterSyncReport', { token, path: { syncId } });
    await visit('listRosterSyncs', { token });
  });

  it('roster uploads', async () => {
    const { visit } = tourist;
    const { addAccount, outline } = await createSyncedDistrict(database);
    const { token } = await signInDevice(server.url, await addAccount('districtAdministrator'));
    const file = zipOf(without(outline, ['us3-0']));
    const { mark } = (await visit('previewRosterUpload', { token, file })) as { mark: string };
    await visit('importRosterUpload', { token, path: { editId: randomUUID() }, query: { mark }, file });
  });

  it('has seen every operation succeed, and refuse, as the document says', () => {
    expect(operations.map(({ id }) => id).filter((id) => !tourist.seen.has(id))).toEqual([]);
    expect(tourist.faults).toEqual([]);
  });
});
