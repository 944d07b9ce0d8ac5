import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readVersion, SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import { openStore } from '../../electron/service/store/openStore.ts';
import { openSql } from '../../electron/service/store/sqlite.ts';
import type { ControlFromService } from '../../shared/contract/ipcControl.ts';
import kept from '../fixtures/stores/v1.json' with { type: 'json' };
import { readKept } from '../stores/kept.ts';
import { ROOT, startServiceProcess, type ServiceProcess } from './serviceProcess.ts';

const KEY = 'a'.repeat(64);
const ACCOUNT = 'fixture';

/** A computer whose account has a store of version 1, with changes in every state, and no network. */
function oldComputer(): Readonly<{
  file: string;
  folder: string;
  start: (failpoint: string | null) => Promise<ServiceProcess>;
}> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'seatwise-upgrade-'));
  onTestFinished(() => rmSync(dataFolder, { recursive: true, force: true }));
  const folder = join(dataFolder, 'accounts', ACCOUNT);
  const file = join(folder, 'store.db');
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(ROOT, 'test/fixtures/stores/v1.db'), file);
  const start = async (failpoint: string | null): Promise<ServiceProcess> => {
    let connected = (): void => undefined;
    const isConnected = new Promise<void>((resolve) => {
      connected = resolve;
    });
    const hear = (message: ControlFromService): void => {
      switch (message.type) {
        case 'ready':
          service.control({
            type: 'init',
            dataFolder,
            serverUrl: 'http://127.0.0.1:1',
            keep: 'disk',
            lastAccountKey: ACCOUNT,
            deviceName: 'Upgrade',
          });
          service.control({ type: 'network', online: false });
          service.control({ type: 'port' });
          connected();
          break;
        case 'secretGet':
        case 'secretSet': {
          const value = message.name === `dataKey:${ACCOUNT}` ? KEY : null;
          service.control({ type: 'secret', requestId: message.requestId, value });
          break;
        }
        case 'remember':
        case 'counts':
        case 'log':
        case 'stopped':
          break;
      }
    };
    const service = startServiceProcess({ onControl: hear, failpoint, images: null, maxFileBytes: null });
    onTestFinished(service.kill);
    await Promise.race([isConnected, service.ended]);
    return service;
  };
  return { file, folder, start };
}

it('an upgrade that is killed in, before and after every step keeps changes, order and bytes', async () => {
  const { file, folder, start } = oldComputer();
  const versions: number[] = [];
  for (let step = 1; step < SCHEMA_VERSION; step += 1) {
    for (const moment of ['inside', 'before', 'after']) {
      // oxlint-disable-next-line no-await-in-loop -- one death after the other
      await (
        await start(`migration ${moment}`)
      ).ended;
      const sql = openSql(file, KEY);
      versions.push(readVersion(sql));
      sql.close();
    }
  }
  const expected = Array.from({ length: SCHEMA_VERSION - 1 }, (_, n) => [n + 1, n + 1, n + 2]).flat();
  expect(versions).toEqual(expected);

  const service = await start(null);
  const session = await service.ask('session.get', {});
  expect(session).toMatchObject({ kind: 'result', result: { state: 'signedIn' } });
  const students = await service.ask('students.list', { orgId: null, text: '', offset: 0, limit: 50 });
  expect(students.kind === 'result' && students.result.rows.length).toBeGreaterThan(3);
  service.kill();
  await service.ended;
  const { sql } = openStore({ folder, key: KEY, now: new Date('2025-10-02T12:00:00.000Z') });
  const { outbox, history, ...rest } = readKept(sql);
  const { outbox: before, history: earlier, ...others } = kept;
  expect(rest).toEqual(others);
  expect(history.slice(0, earlier.length)).toEqual(earlier);
  expect((outbox as typeof before).map(onTheWay)).toEqual(before.map(onTheWay));
  sql.close();
});

/** The engine may have noted meanwhile that what was sent may have arrived; nothing else may be another than before. */
function onTheWay<T extends Readonly<{ state: string }>>(row: T): T {
  return row.state === 'sending' ? { ...row, state: 'unknown' } : row;
}
