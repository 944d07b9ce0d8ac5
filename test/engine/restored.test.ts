import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { runCommand } from '../../server/cli/runCommand.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import { PASSWORD } from '../../server/testing/district.ts';
import { heldInWindow, openOffice, settled } from './office.ts';
import { heldAtServer, poolDrift } from './realServer.ts';
import { smallSchool } from './smallSchool.ts';

it('a server that is restored from an older copy gets back, by one click, what it had confirmed since', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-restored-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const live = join(folder, 'live');
  let server: RunningServer = await startServer({ database: live, port: 0 });
  onTestFinished(async () => server.stop());
  const { url } = server;
  const port = Number(new URL(url).port);
  const { district, email, first, second, keyboarding, phonics } = await smallSchool(server.database.db);
  const office = await openOffice(url, email);
  const save = async (kind: 'assign' | 'unassign', userId: typeof first, productId: typeof phonics): Promise<void> => {
    await office.window.ask('changes.save', { label: 'x', intents: [{ kind, userId, productId }] });
    await settled(office);
  };
  await save('assign', first, keyboarding);

  await server.stop();
  cpSync(live, join(folder, 'copy'), { recursive: true });
  server = await startServer({ database: live, port });
  await save('unassign', first, keyboarding);
  await save('assign', second, phonics);
  const afterwards = [`${second} ${phonics}`];
  expect(await heldAtServer(server.database.db, district)).toEqual(afterwards);

  await server.stop();
  renameSync(live, join(folder, 'lost'));
  renameSync(join(folder, 'copy'), live);
  const said = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  expect(await runCommand(['new-epoch', '--database', live])).toBe(0);
  said.mockRestore();
  server = await startServer({ database: live, port });

  await office.window.ask('session.signIn', { serverUrl: url, email, password: PASSWORD });
  await settled(office);
  const before = [`${first} ${keyboarding}`];
  expect(await heldInWindow(office)).toEqual(before);
  expect(await heldAtServer(server.database.db, district)).toEqual(before);
  expect(await office.window.ask('status.get', {})).toMatchObject({ waiting: 0, missing: 2 });
  const missing = await office.window.ask('epoch.missing', {});
  expect(missing.map(({ intent, state }) => [intent.kind, state])).toEqual([
    ['unassign', 'applied'],
    ['assign', 'applied'],
  ]);

  expect((await office.window.ask('epoch.resend', { label: 'Sent again' }))?.saved).toHaveLength(2);
  await settled(office);
  expect(await heldAtServer(server.database.db, district)).toEqual(afterwards);
  expect(await heldInWindow(office)).toEqual(afterwards);
  expect(await office.window.ask('status.get', {})).toMatchObject({ missing: 0, needsAttention: 0 });
  expect(await poolDrift(server.database.db, district)).toEqual([]);
});
