import { statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startRealServer, type Server } from '../engine/realServer.ts';
import { checkStore } from './checkStore.ts';
import { converge } from './converge.ts';
import { openCrashOffice, type CrashOffice } from './office.ts';
import { signIn } from './workload.ts';

let server: Server;

beforeAll(async () => {
  server = await startRealServer();
});

afterAll(async () => server.stop());

/** A computer with its roster downloaded and its journal folded into the store. */
async function readyOffice(): Promise<Readonly<{ office: CrashOffice; storeBytes: number }>> {
  const office = await openCrashOffice(server);
  onTestFinished(office.remove);
  expect(await converge(office, server)).toEqual([]);
  const service = await office.start();
  expect(await signIn(office, service)).toBe(true);
  service.control({ type: 'shutdown' });
  await service.ended;
  const store = office.store();
  return { office, storeBytes: store ? statSync(join(store.folder, 'store.db')).size : 0 };
}

// Windows has no such limit on a process.
describe.runIf(process.platform !== 'win32')('a disk that takes no more', () => {
  it('refuses the edit on screen; what was saved before is there, and is sent, and nothing else', async () => {
    const { office, storeBytes } = await readyOffice();
    const { school, promises } = office;
    office.network.set({ kind: 'down' });
    const service = await office.start({ maxFileBytes: storeBytes + 100_000 });
    const answers: string[] = [];
    for (let n = 0; n < 400 && answers.filter((answer) => answer === 'cannotWrite').length < 3; n += 1) {
      const userId = school.students[n % 5] ?? school.first;
      const kind = n % 10 < 5 ? 'assign' : 'unassign';
      const intents = [{ kind, userId, productId: school.keyboarding } as const];
      // oxlint-disable-next-line no-await-in-loop -- one edit after the other
      const answer = await service.ask('changes.save', { label: 'x', intents });
      if (answer.kind === 'result') for (const id of answer.result.saved) promises.saved.add(id);
      answers.push(answer.kind === 'error' ? answer.code : answer.kind);
    }
    expect(answers.slice(0, 3)).toEqual(['result', 'result', 'result']);
    expect(answers.filter((answer) => answer !== 'result')).toEqual(['cannotWrite', 'cannotWrite', 'cannotWrite']);
    const unsent = await service.ask('changes.unsent', {});
    const shown = unsent.kind === 'result' ? unsent.result.map((item) => item.changeId) : [];
    expect(shown.every((id) => promises.saved.has(id))).toBe(true);
    service.kill();
    await service.ended;

    const store = office.store();
    expect(store && checkStore(store.folder, store.key, promises)).toEqual([]);
    expect(await converge(office, server)).toEqual([]);
    const atServer = await server.db
      .selectFrom('audit')
      .select('change_id')
      .where('district_id', '=', school.district.id)
      .where('kind', '=', 'change')
      .execute();
    expect(atServer.every(({ change_id: id }) => promises.saved.has(id as never))).toBe(true);
  });
});
