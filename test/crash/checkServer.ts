import type { ChangeId } from '../../shared/contract/ids.ts';
import { poolDrift, type Server } from '../engine/realServer.ts';
import type { TestDistrict } from '../../server/testing/district.ts';
import type { Finding, Promises } from './promises.ts';

/** What the server did with the changes of one computer, held against what that computer says of them. */
export async function checkServer(
  { db }: Server,
  district: TestDistrict,
  promises: Promises,
): Promise<readonly Finding[]> {
  const rows = await db
    .selectFrom('audit')
    .select(['change_id', 'detail'])
    .where('district_id', '=', district.id)
    .where('kind', '=', 'change')
    .execute();
  const verdicts = new Map<string, string[]>();
  for (const { change_id, detail } of rows) {
    const { status } = detail as { status: string };
    verdicts.set(change_id ?? '', [...(verdicts.get(change_id ?? '') ?? []), status]);
  }
  const found: Finding[] = [];
  for (const [id, given] of verdicts) {
    if (given.length > 1) found.push({ kind: 'doubled', text: `decided ${given.length} times: ${id}` });
    if (given.includes('applied') && promises.cancelled.has(id as ChangeId))
      found.push({ kind: 'other', text: `cancelled, and applied at the server: ${id}` });
  }
  for (const [id, state] of promises.final) {
    const atServer = verdicts.get(id)?.[0] ?? 'nothing';
    if (!isSame(state, atServer))
      found.push({ kind: 'other', text: `${state} here, ${atServer} at the server: ${id}` });
  }
  const drift = await poolDrift(db, district);
  if (drift.length > 0) found.push({ kind: 'other', text: `pools that miscount: ${drift.join(', ')}` });
  return found;
}

function isSame(state: string, atServer: string): boolean {
  switch (state) {
    case 'cancelled':
    case 'superseded':
      return atServer === 'nothing' || atServer === 'voided' || atServer === 'blocked';
    // No fault of the server is played here, so nothing can be poisoned.
    case 'quarantined':
      return false;
    default:
      return state === atServer;
  }
}
