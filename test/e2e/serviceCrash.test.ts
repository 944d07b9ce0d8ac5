import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from './application.ts';
import { setUpOffice, type Office } from './office.ts';
import { descendantsOf } from './processes.ts';
import { findLicense, readHistory, readPoolDrift, readVerdicts } from './roster.ts';
import * as screens from './screens.ts';
import { until } from './until.ts';

describe('the service process is killed while a window is open', () => {
  let office: Office;
  let app: Application;

  beforeAll(async () => {
    office = await setUpOffice();
    app = await office.openSignedIn();
  });

  afterAll(async () => {
    await office?.remove();
  });

  it('the window goes on, and nothing that was saved is lost', async () => {
    const { district, network } = office;
    const { page } = app;
    const first = await findLicense(district.db);
    const second = await findLicense(district.db, 1);
    network.set({ kind: 'down' });
    await screens.openClass(page, first.schoolClass.title);
    await screens.removeProduct(page, first.student.name, first.license.product);
    await screens.studentRow(page, first.student.name).getByText('Saved on this computer').waitFor();

    const killed = servicePid(app);
    process.kill(killed, 'SIGKILL');
    await until('another service runs', () => servicePid(app, null) !== killed && servicePid(app, null) !== 0);
    await screens.openClass(page, second.schoolClass.title);
    await screens.removeProduct(page, second.student.name, second.license.product);
    await screens.statusBar(page).getByText('2 changes waiting').waitFor();
    expect(await screens.shownProducts(page, first.student.name)).not.toContain(first.license.product);

    network.set({ kind: 'pass' });
    await screens.nothingWaits(page);
    for (const { student, license } of [first, second]) {
      expect(await readHistory(district.db, student.id, license.productId)).toEqual(['taken']);
      expect(await readVerdicts(district.db, student.id)).toEqual(['applied']);
    }
    expect(await readPoolDrift(district.db)).toEqual([]);
  });
});

/** The utility process in which the service runs; 0 when none does and that is allowed. */
function servicePid(app: Application, otherwise: 'throw' | null = 'throw'): number {
  const found = descendantsOf(app.electron.process().pid ?? 0).find(({ command }) =>
    command.includes('--utility-sub-type=node.mojom.NodeService'),
  );
  if (!found && otherwise === 'throw') throw new Error('No service process runs.');
  return found?.pid ?? 0;
}
