import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, settled, startNetwork } from './office.ts';
import { startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

describe('what became of the licenses of one person', () => {
  it('is told by the server, whichever computer it was done at', async () => {
    const { email, first, second, keyboarding, phonics } = await smallSchool(server.db);
    const office = await openOffice(server.url, email);
    const other = await openOffice(server.url, email);
    const give = { kind: 'assign', userId: first, productId: keyboarding } as const;
    await office.window.ask('changes.save', { label: 'Give', intents: [give] });
    await settled(office);
    await settled(other);
    const move = { kind: 'move', productId: keyboarding, fromUserId: first, toUserId: second } as const;
    await other.window.ask('changes.save', { label: 'Move', intents: [move] });
    await settled(other);
    const more = { kind: 'assign', userId: first, productId: phonics } as const;
    await office.window.ask('changes.save', { label: 'Give', intents: [more] });
    await settled(office);

    const history = await office.window.ask('people.history', { userId: first, limit: 50 });
    expect(history).toMatchObject({
      outcome: 'read',
      more: false,
      events: [
        { kind: 'given', product: { id: phonics }, device: { isThis: true } },
        { kind: 'movedOut', product: { id: keyboarding }, device: { isThis: false } },
        { kind: 'given', product: { id: keyboarding }, by: { kind: 'person' }, device: { isThis: true } },
      ],
    });
    const newest = await office.window.ask('people.history', { userId: first, limit: 1 });
    expect(newest).toMatchObject({ more: true, events: [{ kind: 'given', product: { id: phonics } }] });
    expect(await office.window.ask('people.history', { userId: second, limit: 50 })).toMatchObject({
      events: [{ kind: 'movedIn', product: { id: keyboarding } }],
    });
  });

  it('needs a connection; what was changed on this computer is known without', async () => {
    const { email, first, second, keyboarding, phonics } = await smallSchool(server.db);
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, email);
    const give = { kind: 'assign', userId: first, productId: keyboarding } as const;
    await office.window.ask('changes.save', { label: 'Give', intents: [give] });
    await settled(office);
    network.set({ kind: 'down' });
    expect(await office.window.ask('people.history', { userId: first, limit: 50 })).toEqual({ outcome: 'unreachable' });
    const swap = { kind: 'swap', userId: first, fromProductId: keyboarding, toProductId: phonics } as const;
    const others = { kind: 'assign', userId: second, productId: phonics } as const;
    await office.window.ask('changes.save', { label: 'Both', intents: [swap, others] });
    expect(await office.window.ask('people.changes', { userId: first })).toMatchObject([
      { intent: swap, settledAt: null },
      { intent: give, state: 'applied' },
    ]);
  });

  it('is not told of somebody who is out of sight, nor to a teacher of a colleague', async () => {
    const { district, schoolId } = await smallSchool(server.db);
    const [me, colleague] = [
      await district.addUser('teacher', [schoolId]),
      await district.addUser('teacher', [schoolId]),
    ];
    await district.addClass(schoolId, [
      [me, 'teacher'],
      [colleague, 'teacher'],
    ]);
    const teacher = await openOffice(server.url, await district.addAccount('teacher', [schoolId], me));
    const stranger = await district.addUser('student', [await district.addSchool()]);
    const read = async (userId: typeof me) => teacher.window.ask('people.history', { userId, limit: 50 });
    expect(await read(colleague)).toEqual({ outcome: 'forbidden' });
    expect(await read(stranger)).toEqual({ outcome: 'gone' });
  });
});
