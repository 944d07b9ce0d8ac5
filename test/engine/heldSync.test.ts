import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RosterSync } from '../../shared/contract/rosterSync.ts';
import { until } from '../../electron/service/testing/testService.ts';
import { createRosterDrop } from '../../server/testing/rosterDrop.ts';
import { createSyncedDistrict, without } from '../../server/testing/syncedDistrict.ts';
import { openOffice, startNetwork, type Office } from './office.ts';
import { startRealServer, type Server } from './realServer.ts';

let server: Server;
let drop: Awaited<ReturnType<typeof createRosterDrop>>;

beforeAll(async () => {
  drop = await createRosterDrop();
  server = await startRealServer(drop.folder);
});

afterAll(async () => {
  await server.stop();
  await drop.stop();
});

const openRun = async ({ window }: Pick<Office, 'window'>): Promise<RosterSync | undefined> => {
  await window.ask('sync.now', {});
  return (await window.ask('roster.standing', {})).platforms[0]?.openRuns.find(({ state }) => state === 'held');
};

/** The district office, with a sync that waits: half of a school would leave. */
async function heldDistrict() {
  const district = await createSyncedDistrict(server);
  const network = await startNetwork(server.url);
  const office = await openOffice(network.url, await district.addAccount('districtAdministrator'));
  const leaving = ['us2-0', 'us2-1', 'us2-2', 'us2-3', 'us2-4'];
  await drop.drop(without(district.outline, leaving));
  await office.window.ask('roster.requestSync', { orgId: district.org('s1') });
  await until(async () => (await openRun(office)) !== undefined);
  const held = await openRun(office);
  if (!held) throw new Error('nothing is held');
  return { district, network, office, syncId: held.id };
}

describe('a sync that waits for approval', () => {
  it('says what would leave, goes on when it is approved, and the roster follows', async () => {
    const { district, office, syncId } = await heldDistrict();
    const held = await office.window.ask('roster.heldSync', { syncId });
    expect(held).toMatchObject({ sync: { state: 'held', mayDecide: true } });
    expect(held?.schools).toMatchObject([{ orgId: district.org('s2'), people: 10, leaving: 5 }]);
    expect(await office.window.ask('roster.decide', { syncId, decision: 'approve' })).toEqual({ outcome: 'done' });
    await until(async () => {
      await office.window.ask('sync.now', {});
      const page = { orgId: district.org('s2'), text: '', offset: 0, limit: 50 };
      return (await office.window.ask('students.list', page)).total === 5;
    });
    expect(await office.window.ask('roster.decide', { syncId, decision: 'reject' })).toEqual({ outcome: 'notHeld' });
  });

  it('changes nothing when it is turned down, or when the decision finds no way to the server', async () => {
    const { district, network, office, syncId } = await heldDistrict();
    network.set({ kind: 'down' });
    expect(await office.window.ask('roster.decide', { syncId, decision: 'approve' })).toEqual({
      outcome: 'unreachable',
    });
    expect(await office.window.refused('roster.heldSync', { syncId })).toBe('unreachable');
    network.set({ kind: 'pass' });
    expect(await office.window.ask('roster.decide', { syncId, decision: 'reject' })).toEqual({ outcome: 'done' });
    expect(await district.active()).toContain('us2-0');
    await until(async () => (await openRun(office)) === undefined);
  });

  it('is not for the office of one of the schools to decide', async () => {
    const { district, office, syncId } = await heldDistrict();
    const principal = await openOffice(server.url, await district.addAccount('schoolAdministrator', 's1'));
    expect((await openRun(principal))?.mayDecide).toBe(false);
    expect(await principal.window.ask('roster.decide', { syncId, decision: 'approve' })).toEqual({
      outcome: 'forbidden',
    });
    expect((await openRun(office))?.mayDecide).toBe(true);
  });
});
