import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldInWindow, openOffice, settled, type Office } from './office.ts';
import { heldAtServer, poolDrift, startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

async function undo({ window }: Pick<Office, 'window'>) {
  const { undo: next } = await window.ask('changes.undoable', {});
  return next && window.ask('changes.undo', { changeSetId: next.changeSetId, label: `Undo: ${next.label}` });
}

async function redo({ window }: Pick<Office, 'window'>) {
  const { redo: next } = await window.ask('changes.undoable', {});
  return next && window.ask('changes.redo', { changeSetId: next.changeSetId });
}

describe('undo and redo with the real server', () => {
  it('of a move and of a set, confirmed and taken back, also after a restart', async () => {
    const { district, email, first, second, keyboarding, phonics } = await smallSchool(server.db);
    const office = await openOffice(server.url, email);
    const give = { kind: 'assign', userId: first, productId: keyboarding } as const;
    await office.window.ask('changes.save', { label: 'Give', intents: [give] });
    await settled(office);
    const move = { kind: 'move', productId: keyboarding, fromUserId: first, toUserId: second } as const;
    const other = { kind: 'assign', userId: first, productId: phonics } as const;
    await office.window.ask('changes.save', { label: 'Move', intents: [move, other] });
    await settled(office);
    const moved = await heldAtServer(server.db, district);
    expect(moved).toEqual([`${first} ${phonics}`, `${second} ${keyboarding}`].sort());
    expect((await undo(office))?.saved).toHaveLength(2);
    await settled(office);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
    await office.service.stop();
    const again = office.again();
    expect((await redo(again))?.saved).toHaveLength(2);
    await settled(again);
    expect(await heldAtServer(server.db, district)).toEqual(moved);
    expect(await heldInWindow(again)).toEqual(moved);
    await undo(again);
    await undo(again);
    await settled(again);
    expect(await heldAtServer(server.db, district)).toEqual([]);
    expect((await again.window.ask('activity.get', {})).attention).toEqual([]);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });

  it('is held when a rival altered the license meanwhile', async () => {
    const { district, email, first, second, keyboarding } = await smallSchool(server.db);
    const office = await openOffice(server.url, email);
    const rival = await openOffice(server.url, email);
    const give = { kind: 'assign', userId: first, productId: keyboarding } as const;
    await office.window.ask('changes.save', { label: 'Give', intents: [give] });
    await settled(office);
    await settled(rival);
    office.service.setOnline(false);
    expect((await undo(office))?.saved).toHaveLength(1);
    const away = { kind: 'move', productId: keyboarding, fromUserId: first, toUserId: second } as const;
    const back = { ...away, fromUserId: second, toUserId: first } as const;
    for (const intent of [away, back]) {
      await rival.window.ask('changes.save', { label: 'x', intents: [intent] });
      await settled(rival);
    }
    office.service.setOnline(true);
    await settled(office);
    expect((await office.window.ask('activity.get', {})).attention).toMatchObject([{ state: 'held' }]);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
  });
});
