import type { DeviceId } from '../../../shared/contract/ids.ts';
import type { PersonEvent, PersonHistory } from '../../../shared/contract/personHistory.ts';
import type { LicenseEvent, LicenseHistory } from '../../../shared/contract/products.ts';
import type { Answer } from '../api/answer.ts';
import { readDevice } from '../store/device.ts';
import type { Sql } from '../store/sqlite.ts';
import { readProductViews } from './licenses.ts';

/** `people.history`: the server's answer, with products as they are called here. */
export function personHistoryOf(sql: Sql, answer: Answer<LicenseHistory>): PersonHistory {
  if (answer.kind === 'ok') {
    const products = readProductViews(sql);
    const { deviceId } = readDevice(sql);
    const events = answer.body.events.map((event) => ({
      ...factsOf(event, deviceId),
      product: products.get(event.productId) ?? null,
    }));
    return { outcome: 'read', events, more: answer.body.next !== null };
  }
  if (answer.kind === 'problem' && answer.code === 'forbidden') return { outcome: 'forbidden' };
  if (answer.kind === 'problem' && answer.code === 'notFound') return { outcome: 'gone' };
  return { outcome: 'unreachable' };
}

function factsOf({ at, kind, changeSet, by, device }: LicenseEvent, deviceId: DeviceId): Omit<PersonEvent, 'product'> {
  return {
    at,
    kind,
    by: changeSet === null ? { kind: 'server' } : { kind: 'person', name: by.name },
    device: { isThis: device.id === deviceId, name: device.name },
  };
}
