import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeId } from '../../shared/contract/ids.ts';
import { until } from '../../electron/service/testing/testService.ts';
import { heldInWindow, openOffice, settled, startNetwork } from './office.ts';
import { heldAtServer, poolDrift, startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** An office behind a network that can be cut, with one change whose answer was lost. */
async function withLostAnswer() {
  const school = await smallSchool(server.db);
  const network = await startNetwork(server.url);
  const office = await openOffice(network.url, school.email);
  network.set({ kind: 'cutAnswer', path: '/v1/push', thenDown: true });
  const intents = [{ kind: 'assign', userId: school.first, productId: school.keyboarding }] as const;
  const { saved } = await office.window.ask('changes.save', { label: 'x', intents: [...intents] });
  await until(() => network.cut.includes('POST /v1/push'));
  const changeId = saved[0] ?? ('' as ChangeId);
  return { ...school, network, office, changeId };
}

describe('cancelling what has left', () => {
  it('comes too late when the server had applied it: it stays, and can be undone', async () => {
    const { district, network, office, changeId, first, keyboarding } = await withLostAnswer();
    expect(await office.window.ask('changes.cancel', { changeId })).toEqual({ outcome: 'requested' });
    network.set({ kind: 'pass' });
    await settled(office);
    const { done } = await office.window.ask('activity.get', {});
    expect(done).toMatchObject([{ state: 'applied', cancelAsked: true }]);
    expect(await heldAtServer(server.db, district)).toEqual([`${first} ${keyboarding}`]);
    expect(await heldInWindow(office)).toEqual([`${first} ${keyboarding}`]);
  });

  it('is a fact once the server has closed it, also when the change itself arrives afterwards', async () => {
    const school = await smallSchool(server.db);
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, school.email);
    // The portal takes the request for itself: it never arrives.
    network.set({ kind: 'captivePortal' });
    const intents = [{ kind: 'assign' as const, userId: school.first, productId: school.keyboarding }];
    const { saved } = await office.window.ask('changes.save', { label: 'x', intents });
    const changeId = saved[0] ?? ('' as ChangeId);
    await until(() => network.taken.includes('POST /v1/push'));
    expect(await office.window.ask('changes.cancel', { changeId })).toEqual({ outcome: 'requested' });
    network.set({ kind: 'pass' });
    await settled(office);
    expect((await office.window.ask('activity.get', {})).done).toMatchObject([{ state: 'cancelled' }]);
    expect(await heldAtServer(server.db, school.district)).toEqual([]);
    expect(await heldInWindow(office)).toEqual([]);
    expect(await poolDrift(server.db, school.district)).toEqual([]);
  });
});
