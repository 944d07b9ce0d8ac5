import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Intent } from '../../shared/contract/change.ts';
import type { OrgId, ProductId, UserId } from '../../shared/contract/ids.ts';
import { createDistrict, PASSWORD } from '../../server/testing/district.ts';
import { changeOf, signInDevice } from '../../server/testing/testDevice.ts';
import { until } from '../../electron/service/testing/testService.ts';
import { heldInWindow, openOffice, settled, startNetwork } from './office.ts';
import { heldAtServer, poolDrift, startRealServer, type Server } from './realServer.ts';

const assign = (userId: UserId, productId: ProductId): Intent => ({ kind: 'assign', userId, productId });
const unassign = (userId: UserId, productId: ProductId): Intent => ({ kind: 'unassign', userId, productId });

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** A school of a district of its own, with six students, a class, three products and a few licenses. */
async function school() {
  const district = await createDistrict(server.db);
  const schoolId: OrgId = await district.addSchool();
  const students: UserId[] = [];
  for (let n = 0; n < 6; n += 1) students.push(await district.addUser('student', [schoolId]));
  const teacher = await district.addUser('teacher', [schoolId]);
  await district.addClass(schoolId, [
    [teacher, 'teacher'],
    ...students.slice(0, 4).map((id) => [id, 'student'] as const),
  ]);
  const keyboarding = await district.addProduct();
  const phonics = await district.addProduct({ maxGrade: '01' });
  const guide = await district.addProduct({ audience: 'educator' });
  await district.addPool(keyboarding, schoolId, 2);
  await district.addPool(keyboarding, district.id, 2);
  await district.addPool(phonics, district.id, 3);
  await district.addPool(guide, district.id, 3);
  const [first, second] = students;
  if (!first || !second) throw new Error('no students');
  return { district, schoolId, students, first, second, teacher, keyboarding, phonics, guide };
}

describe('the real service with the real server', () => {
  it('has the roster of the server, and sends a change that the server then holds', async () => {
    const { district, schoolId, first, keyboarding } = await school();
    const office = await openOffice(server.url, await district.addAccount('schoolAdministrator', [schoolId]));
    expect((await office.window.ask('students.list', { orgId: null, text: '', offset: 0, limit: 50 })).total).toBe(6);
    await office.window.ask('changes.save', { label: 'x', intents: [assign(first, keyboarding)] });
    expect(await heldInWindow(office)).toEqual([`${first} ${keyboarding}`]);
    await settled(office);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
    expect(await heldInWindow(office)).toEqual([`${first} ${keyboarding}`]);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });

  it('applies a change once whose answer was cut off, also when the computer was restarted meanwhile', async () => {
    const { district, schoolId, first, second, keyboarding } = await school();
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, await district.addAccount('schoolAdministrator', [schoolId]));
    network.set({ kind: 'cutAnswer', path: '/v1/push' });
    await office.window.ask('changes.save', { label: 'x', intents: [assign(first, keyboarding)] });
    await until(() => network.cut.includes('POST /v1/push'));
    network.set({ kind: 'down' });
    await office.service.stop();
    const again = office.again();
    await again.window.ask('changes.save', { label: 'y', intents: [assign(second, keyboarding)] });
    expect(await again.window.ask('status.get', {})).toMatchObject({ waiting: 2 });
    expect(await heldInWindow(again)).toEqual([`${first} ${keyboarding}`, `${second} ${keyboarding}`].sort());
    network.set({ kind: 'pass' });
    await settled(again);
    expect(await heldAtServer(server.db, district)).toEqual(
      [`${first} ${keyboarding}`, `${second} ${keyboarding}`].sort(),
    );
    const events = await server.db
      .selectFrom('audit')
      .select('change_id')
      .where('district_id', '=', district.id)
      .where('kind', '=', 'change')
      .execute();
    expect(events).toHaveLength(2);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });

  it('goes on when the server has become too new for it: keeps every edit, says so, and sends them after the update', async () => {
    const { district, schoolId, first, second, keyboarding } = await school();
    const later = await server.laterContract();
    onTestFinished(later.stop);
    const network = await startNetwork(server.url);
    const email = await district.addAccount('schoolAdministrator', [schoolId]);
    const office = await openOffice(network.url, email);
    network.leadTo(later.url);
    await office.window.ask('changes.save', { label: 'x', intents: [assign(first, keyboarding)] });
    await until(async () => (await office.window.ask('status.get', {})).connection === 'updateNeeded');
    await office.window.ask('changes.save', { label: 'y', intents: [assign(second, keyboarding)] });
    const both = [`${first} ${keyboarding}`, `${second} ${keyboarding}`].sort();
    expect(await heldInWindow(office)).toEqual(both);
    expect(await office.window.ask('status.get', {})).toMatchObject({ waiting: 2 });
    expect(await heldAtServer(server.db, district)).toEqual([]);
    expect(await office.window.refused('session.signIn', { serverUrl: later.url, email, password: PASSWORD })).toBe(
      'appTooOld',
    );
    await office.service.stop();
    // What an update is to the engine: the next start talks to a server that understands it.
    network.leadTo(server.url);
    await settled(office.again());
    expect(await heldAtServer(server.db, district)).toEqual(both);
  });

  it('keeps the order of a lane that was edited many times offline', async () => {
    const { district, schoolId, first, second, keyboarding } = await school();
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, await district.addAccount('schoolAdministrator', [schoolId]));
    network.set({ kind: 'down' });
    const move = (fromUserId: UserId, toUserId: UserId): Intent => ({
      kind: 'move',
      productId: keyboarding,
      fromUserId,
      toUserId,
    });
    for (let n = 0; n < 7; n += 1) {
      const intent = n === 0 ? assign(first, keyboarding) : n % 2 === 0 ? move(second, first) : move(first, second);
      await office.window.ask('changes.save', { label: `${n}`, intents: [intent] });
    }
    network.set({ kind: 'pass' });
    await settled(office);
    const { done, attention } = await office.window.ask('activity.get', {});
    expect([done.map((item) => item.state), attention]).toEqual([Array.from({ length: 7 }, () => 'applied'), []]);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
  });

  it('sends nothing of a license that was given and taken again offline', async () => {
    const { district, schoolId, first, second, keyboarding } = await school();
    const office = await openOffice(server.url, await district.addAccount('schoolAdministrator', [schoolId]));
    office.service.setOnline(false);
    for (const intent of [
      assign(first, keyboarding),
      unassign(first, keyboarding),
      assign(first, keyboarding),
      assign(second, keyboarding),
      unassign(second, keyboarding),
    ])
      await office.window.ask('changes.save', { label: 'x', intents: [intent] });
    expect(await heldInWindow(office)).toEqual([`${first} ${keyboarding}`]);
    office.service.setOnline(true);
    await settled(office);
    const events = await server.db
      .selectFrom('audit')
      .select('change_id')
      .where('district_id', '=', district.id)
      .where('kind', '=', 'change')
      .execute();
    expect(events).toHaveLength(1);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });

  it('hears of what somebody else did by an event, without asking', async () => {
    const { district, schoolId, first, keyboarding } = await school();
    const email = await district.addAccount('schoolAdministrator', [schoolId]);
    const office = await openOffice(server.url, email);
    const rival = await openOffice(server.url, email);
    await rival.window.ask('changes.save', { label: 'x', intents: [assign(first, keyboarding)] });
    await until(async () => (await heldInWindow(office)).length === 1);
  });

  it('holds a change whose premise a rival altered while this computer was offline', async () => {
    const { district, schoolId, first, keyboarding } = await school();
    const email = await district.addAccount('schoolAdministrator', [schoolId]);
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, email);
    await office.window.ask('changes.save', { label: 'x', intents: [assign(first, keyboarding)] });
    await settled(office);
    network.set({ kind: 'down' });
    await office.window.ask('changes.save', { label: 'y', intents: [unassign(first, keyboarding)] });
    const rival = await openOffice(server.url, email);
    await rival.window.ask('changes.save', { label: 'a', intents: [unassign(first, keyboarding)] });
    await rival.window.ask('changes.save', { label: 'b', intents: [assign(first, keyboarding)] });
    await settled(rival);
    network.set({ kind: 'pass' });
    await settled(office);
    const { attention } = await office.window.ask('activity.get', {});
    expect(attention).toMatchObject([{ state: 'held', reason: 'changedElsewhere', changedBy: email }]);
    expect(await heldInWindow(office)).toEqual([`${first} ${keyboarding}`]);
    const kept = await office.window.ask('changes.resolve', {
      changeId: attention[0]?.changeId ?? ('' as never),
      choice: 'keepMine',
    });
    expect(kept?.saved).toHaveLength(1);
    await settled(office);
    expect(await heldAtServer(server.db, district)).toEqual([]);
  });
});

describe('the prediction is the verdict', () => {
  it.each(['districtAdministrator', 'schoolAdministrator', 'teacher'] as const)('for a %s', async (role) => {
    const { district, schoolId, students, teacher, keyboarding, phonics, guide } = await school();
    const cleverSchool = await district.addSchool('clever');
    const people = [
      ...students,
      teacher,
      await district.addUser('student', [cleverSchool], { rosterSource: 'clever' }),
      await district.addUser('teacher', [cleverSchool], { rosterSource: 'clever' }),
      await district.addUser('student', [schoolId], { status: 'inactive' }),
    ];
    const ended = await district.addProduct();
    await district.addPool(ended, district.id, 5, { endsOn: '2021-01-01' });
    const products = [keyboarding, phonics, guide, ended];
    const orgIds = role === 'districtAdministrator' ? [district.id] : [schoolId];
    const email = await district.addAccount(role, orgIds, role === 'teacher' ? teacher : null);
    const office = await openOffice(server.url, email);
    const rawDevice = await signInDevice(server.url, email);
    const visible = new Set(
      (await office.window.ask('students.list', { orgId: null, text: '', offset: 0, limit: 500 })).rows.map(
        (row) => row.userId,
      ),
    );
    const random = seeded(7);
    const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
    const outcomes = new Set<string>();
    let seq = 0;
    for (let n = 0; n < 60; n += 1) {
      const intent = anyIntent(pick, people, products);
      const preview = (await office.window.ask('changes.preview', { intents: [intent] })).results[0];
      outcomes.add(preview?.reason ?? preview?.outcome ?? '');
      if (preview?.outcome === 'apply') {
        await office.window.ask('changes.save', { label: `${n}`, intents: [intent] });
        await settled(office);
        const [latest] = (await office.window.ask('activity.get', {})).done;
        expect([intent.kind, latest?.state]).toEqual([intent.kind, 'applied']);
        continue;
      }
      // What the app would not queue is pushed by hand: the server must say the same. People out of sight cannot be told
      // from people who do not exist, so there the app's word is only "unknown".
      seq += 1;
      const verdict = await rawDevice.one(changeOf(intent, seq));
      const code = 'problem' in verdict ? verdict.problem.type.split(':').at(-1) : verdict.status;
      const expected = preview?.reason === 'unknownUser' && code === 'outOfScope' ? 'outOfScope' : preview?.reason;
      expect([intent, code]).toEqual([intent, expected]);
    }
    expect(visible.size).toBeGreaterThan(0);
    expect(outcomes.size).toBeGreaterThan(4);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });
});

function anyIntent(
  pick: <T>(from: readonly T[]) => T,
  people: readonly UserId[],
  products: readonly ProductId[],
): Intent {
  const userId = pick(people);
  const productId = pick(products);
  switch (pick(['assign', 'assign', 'unassign', 'swap', 'move'] as const)) {
    case 'assign':
      return assign(userId, productId);
    case 'unassign':
      return unassign(userId, productId);
    case 'swap': {
      const others = products.filter((other) => other !== productId);
      return { kind: 'swap', userId, fromProductId: productId, toProductId: pick(others) };
    }
    case 'move': {
      const others = people.filter((other) => other !== userId);
      return { kind: 'move', productId, fromUserId: userId, toUserId: pick(others) };
    }
  }
}

/** The same numbers each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
