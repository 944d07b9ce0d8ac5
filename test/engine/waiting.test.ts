import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChangeId } from '../../shared/contract/ids.ts';
import { heldInWindow, openOffice, settled, type Office } from './office.ts';
import { heldAtServer, poolDrift, startRealServer, type Server } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

const statesIn = async ({ window }: Pick<Office, 'window'>): Promise<readonly string[]> => {
  const { attention, waiting, done } = await window.ask('activity.get', {});
  return [...attention, ...waiting, ...done].map(({ state, reason }) => `${state} ${reason ?? ''}`.trim()).sort();
};

/** One license, the first student holds it, the second waits. */
async function withLine() {
  const school = await smallSchool(server.db, { keyboarding: 1 });
  const office = await openOffice(server.url, school.email);
  const { first, second, keyboarding } = school;
  const lane = (userId: typeof first) => ({ userId, productId: keyboarding });
  await office.window.ask('changes.save', { label: 'a', intents: [{ kind: 'assign', ...lane(first) }] });
  await settled(office);
  const { saved } = await office.window.ask('changes.save', {
    label: 'b',
    intents: [{ kind: 'assign', ...lane(second) }],
    mode: 'wait',
  });
  await settled(office);
  expect(await statesIn(office)).toEqual(['applied', 'waiting']);
  return { ...school, office, lane, changeId: saved[0] ?? ('' as ChangeId) };
}

describe('waiting for a license', () => {
  it('ends with the license when one comes free', async () => {
    const { district, office, lane, first, second, keyboarding } = await withLine();
    await office.window.ask('changes.save', { label: 'c', intents: [{ kind: 'unassign', ...lane(first) }] });
    await settled(office);
    expect(await statesIn(office)).toEqual(['applied', 'applied', 'applied']);
    expect(await heldAtServer(server.db, district)).toEqual([`${second} ${keyboarding}`]);
    expect(await heldInWindow(office)).toEqual([`${second} ${keyboarding}`]);
    expect(await poolDrift(server.db, district)).toEqual([]);
  });

  it('is left offline by Cancel, and the next license is for somebody else', async () => {
    const { district, office, lane, first, changeId } = await withLine();
    office.service.setOnline(false);
    expect(await office.window.ask('changes.cancel', { changeId })).toEqual({ outcome: 'requested' });
    await office.window.ask('changes.save', { label: 'c', intents: [{ kind: 'unassign', ...lane(first) }] });
    office.service.setOnline(true);
    await settled(office);
    expect(await statesIn(office)).toEqual(['applied', 'applied', 'cancelled', 'noop notAssigned']);
    expect(await heldAtServer(server.db, district)).toEqual([]);
  });

  it('is left by undo of the set that joined the line', async () => {
    const { office } = await withLine();
    const { undo } = await office.window.ask('changes.undoable', {});
    expect(undo?.label).toBe('b');
    await office.window.ask('changes.undo', { changeSetId: undo?.changeSetId ?? ('' as never) });
    await settled(office);
    expect(await statesIn(office)).toEqual(['applied', 'cancelled', 'noop notAssigned']);
  });

  it('ends with a reason for the person when the rules no longer allow it', async () => {
    const { office, second } = await withLine();
    await server.db.updateTable('users').set({ status: 'inactive' }).where('id', '=', second).execute();
    await settled(office);
    expect(await statesIn(office)).toEqual(['applied', 'refused inactiveUser']);
  });
});
