import { heldAtServer, type Server } from '../engine/realServer.ts';
import type { CrashOffice } from './office.ts';
import type { Finding } from './promises.ts';
import type { ServiceProcess } from './serviceProcess.ts';
import { signIn } from './workload.ts';

/** Nothing here takes a tenth of that; it is long because others use the computer too. */
const LIMIT_MS = 120_000;

/** The network is whole and nobody edits: everything comes to an end, and the window shows what the server has. */
export async function converge(office: CrashOffice, server: Server): Promise<readonly Finding[]> {
  office.network.set({ kind: 'pass' });
  const service = await office.start();
  const late = setTimeout(() => service.kill(), LIMIT_MS);
  try {
    if (!(await signIn(office, service))) return [{ kind: 'other', text: 'nobody can sign in' }];
    await settle(service);
    const shown = await heldInWindow(service);
    if (shown === null) return [{ kind: 'other', text: 'did not come to an end with a whole network' }];
    const real = await heldAtServer(server.db, office.school.district);
    if (shown.join() === real.join()) return [];
    return [{ kind: 'other', text: `the window shows ${shown.join(', ')}; the server has ${real.join(', ')}` }];
  } finally {
    clearTimeout(late);
    service.kill();
    await service.ended;
  }
}

async function settle(service: ServiceProcess): Promise<void> {
  const began = Date.now();
  while (service.isAlive()) {
    // oxlint-disable-next-line no-await-in-loop -- looking again and again is the point
    await service.ask('sync.now', {});
    // oxlint-disable-next-line no-await-in-loop
    const status = await service.ask('status.get', {});
    if (status.kind !== 'result') continue;
    const { waiting, busy, download, lastSyncedAt } = status.result;
    // What was pulled before this moment says nothing of what others did since.
    if (waiting === 0 && !busy && download === null && Date.parse(lastSyncedAt ?? '') > began) return;
  }
}

async function heldInWindow(service: ServiceProcess): Promise<readonly string[] | null> {
  const answer = await service.ask('students.list', { orgId: null, text: '', offset: 0, limit: 500 });
  if (answer.kind !== 'result') return null;
  return answer.result.rows.flatMap((row) => row.licenses.map(({ product }) => `${row.userId} ${product.id}`)).sort();
}
