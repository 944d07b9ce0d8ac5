import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startTestService, until, type TestService } from '../../electron/service/testing/testService.ts';
import { PASSWORD } from '../../server/testing/district.ts';
import { startNetworkProxy, type NetworkProxy } from '../e2e/networkProxy.ts';

/** A network in front of a server that the test can cut. */
export async function startNetwork(url: string): Promise<NetworkProxy> {
  const network = await startNetworkProxy(url);
  onTestFinished(async () => network.stop());
  return network;
}

export type Office = TestService & Readonly<{ folder: string; again: () => TestService }>;

/** One computer: the real service with its store on disk, signed in, its roster downloaded. */
export async function openOffice(url: string, email: string): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'seatwise-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const office = startTestService({ dataFolder: folder, serverUrl: url });
  await office.window.ask('session.signIn', { serverUrl: url, email, password: PASSWORD });
  await settled(office);
  return {
    ...office,
    folder,
    // The same computer after a restart.
    again: () => startTestService({ dataFolder: folder, vault: office.vault, ...office.remembered() }),
  };
}

/** Waits until nothing is under way and nothing waits to be sent. */
export async function settled({ window }: Pick<TestService, 'window'>): Promise<void> {
  await until(async () => {
    await window.ask('sync.now', {});
    const { waiting, busy, download, lastSyncedAt } = await window.ask('status.get', {});
    return waiting === 0 && !busy && download === null && lastSyncedAt !== null;
  });
}

/** Who holds what, as the window shows it. */
export async function heldInWindow({ window }: Pick<TestService, 'window'>): Promise<readonly string[]> {
  const { rows } = await window.ask('students.list', { orgId: null, text: '', offset: 0, limit: 500 });
  return rows.flatMap((row) => row.licenses.map(({ product }) => `${row.userId} ${product.id}`)).sort();
}
