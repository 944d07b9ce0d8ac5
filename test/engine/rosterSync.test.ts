import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../../electron/service/testing/testService.ts';
import { createSyncedDistrict } from '../../server/testing/syncedDistrict.ts';
import { openOffice, startNetwork, type Office } from './office.ts';
import { startRealServer, type Server } from './realServer.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** The office of a school that is kept in Clever, behind a network that can be cut. */
async function cleverOffice() {
  const district = await createSyncedDistrict(server);
  const email = await district.addAccount('schoolAdministrator', 's1');
  const network = await startNetwork(server.url);
  const office = await openOffice(network.url, email);
  return { district, network, office, orgId: district.org('s1') };
}

const standingOf = async ({ window }: Pick<Office, 'window'>) => window.ask('roster.standing', {});

async function runsAtServer(districtId: string): Promise<readonly unknown[]> {
  return server.db
    .selectFrom('roster_sync_requests')
    .select(['id', 'org_id'])
    .where('district_id', '=', districtId)
    .execute();
}

describe('a same-day sync', () => {
  it('is asked for at once, and its progress comes back by itself', async () => {
    const { district, office, orgId } = await cleverOffice();
    await until(async () => (await standingOf(office)).asOf !== null);
    expect(await office.window.ask('roster.requestSync', { orgId })).toEqual({ outcome: 'saved' });
    // This server has no folder to look in: the run fails, and says why.
    await until(async () => (await standingOf(office)).platforms[0]?.lastRun?.state === 'failed');
    const standing = await standingOf(office);
    expect(standing.platforms).toMatchObject([{ source: 'clever', lastRun: { reason: 'notSetUp' }, openRuns: [] }]);
    expect(standing.wishes).toEqual([]);
    expect(await runsAtServer(district.id)).toMatchObject([{ org_id: orgId }]);
  });

  it('waits on the disk while there is no network, through a restart, and is asked for once', async () => {
    const { district, network, office, orgId } = await cleverOffice();
    await until(async () => (await standingOf(office)).asOf !== null);
    network.set({ kind: 'down' });
    await office.window.ask('roster.requestSync', { orgId });
    await office.service.stop();
    const again = office.again();
    expect(await standingOf(again)).toMatchObject({ platforms: [{ source: 'clever' }], wishes: [{ refusal: null }] });
    // The answer is lost: the same id goes out again.
    network.set({ kind: 'cutAnswer', path: '/v1/roster-syncs', thenDown: true });
    await until(async () => {
      await again.window.ask('sync.now', {});
      return network.cut.includes('POST /v1/roster-syncs');
    });
    expect((await standingOf(again)).wishes).toHaveLength(1);
    network.set({ kind: 'pass' });
    await until(async () => {
      await again.window.ask('sync.now', {});
      return (await standingOf(again)).wishes.length === 0;
    });
    expect(await runsAtServer(district.id)).toHaveLength(1);
  });

  it('that the server will not take says so, and holds up nothing else', async () => {
    const { district, network, office, orgId } = await cleverOffice();
    network.set({ kind: 'down' });
    await office.window.ask('roster.requestSync', { orgId });
    // Meanwhile the district keeps this roster by hand.
    await server.db.updateTable('orgs').set({ roster_source: 'manual' }).where('id', '=', orgId).execute();
    network.set({ kind: 'pass' });
    await until(async () => {
      await office.window.ask('sync.now', {});
      return (await standingOf(office)).wishes[0]?.refusal === 'rosterKeptByHand';
    });
    expect((await office.window.ask('status.get', {})).connection).toBe('online');
    expect(await runsAtServer(district.id)).toEqual([]);
  });

  it('is none of the business of an office that keeps its roster by hand', async () => {
    const district = await createSyncedDistrict(server);
    const email = await district.addAccount('schoolAdministrator', 's3');
    const network = await startNetwork(server.url);
    const office = await openOffice(network.url, email);
    expect(await standingOf(office)).toMatchObject({ asOf: null, platforms: [] });
  });
});
