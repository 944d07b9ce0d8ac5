import { createHash } from 'node:crypto';
import type { RosterSyncReason } from '../../../shared/contract/rosterSync.ts';
import type { Report } from '../../../shared/roster/report.ts';
import { inTransaction, type Db, type Trx } from '../../database/transaction.ts';
import { isStartupError } from '../../startupError.ts';
import { inRace } from '../inRace.ts';
import { afterImport, readImport, writeImport, type Imported, type ReadImport } from '../importUpload.ts';
import { auditRun } from './auditSync.ts';
import { changedSchools, massChanges } from './massChange.ts';
import { endRun, isGivenUp, LostLease, type RunEnd, type TakenRun } from './queue.ts';
import type { RosterConnector } from './rosterConnector.ts';
import { findHeld, findLastTaken, loadPlace } from './runFacts.ts';
import { nothingCounted, toCounts } from './toCounts.ts';

export type SyncContext = Readonly<{ db: Db; now: () => Date; connector: RosterConnector }>;

/** Undoes a transaction whose result is only looked at. */
class Preview extends Error {
  readonly imported: Imported;

  constructor(imported: Imported) {
    super();
    this.imported = imported;
  }
}

/**
 * One run: fetch, read, import, and end. Importing and ending are one transaction, so a run that another process took up
 * meanwhile leaves nothing behind. What would let too many people leave is undone, counted and held.
 */
export async function runSync(context: SyncContext, run: TakenRun): Promise<void> {
  try {
    const end = await work(context, run);
    if (end) await finish(context.db, run, end);
  } catch (error) {
    if (!(error instanceof LostLease)) throw error;
  }
}

/** How the run ends; null when that is written already. */
async function work({ db, now, connector }: SyncContext, run: TakenRun): Promise<RunEnd | null> {
  const fail = (reason: RosterSyncReason): RunEnd => ({ state: 'failed', reason, at: now() });
  if (isGivenUp(run)) return fail('internal');
  const place = await loadPlace(db, run);
  const fetched = await connector(place);
  if (!fetched.ok) return fail(fetched.reason);

  const file = { name: fetched.name, at: fetched.modifiedAt };
  const { orgIds } = place;
  const mark = markOf(fetched.hash, orgIds);
  const isApproved = run.approvedMark === mark;
  if (!isApproved) {
    const about = { at: now(), file, orgIds, counts: nothingCounted, schools: [] };
    const last = await findLastTaken(db, run);
    if (last && (last.mark === mark || file.at < last.fileAt)) return { state: 'done', reason: 'nothingNew', ...about };
    if (await findHeld(db, run, mark)) return { state: 'done', reason: 'heldAlready', ...about };
  }

  const read = readOrWhy(fetched.upload);
  if (!read.ok) return { ...fail('notARoster'), file, orgIds, report: read.report };
  const { modes, roster } = read.read;
  if (modes.orgs !== 'absent' && !place.sourcedIds.some((id) => roster.orgs.has(id))) {
    return { ...fail('noSchool'), file, orgIds, report: read.read.report };
  }

  const ended = (state: 'done' | 'held', reason: RosterSyncReason | null, imported: Imported): RunEnd => ({
    state,
    reason,
    at: now(),
    file,
    orgIds,
    mark,
    counts: toCounts(imported),
    schools: changedSchools(imported.schools),
    report: imported.report,
  });
  try {
    await inRace(async () =>
      inTransaction(db, async (trx) => {
        const imported = await write(trx, read.read, run, now());
        if (!isApproved && massChanges(imported.schools, place.holdAbovePercent).length > 0)
          throw new Preview(imported);
        await endWith(trx, run, ended('done', null, imported));
      }),
    );
    await afterImport(db, run.districtId, now());
    return null;
  } catch (error) {
    if (error instanceof Preview) return ended('held', 'massChange', error.imported);
    throw error;
  }
}

async function write(trx: Trx, read: ReadImport, run: TakenRun, now: Date): Promise<Imported> {
  return writeImport(trx, read, { district: { kind: 'known', id: run.districtId }, now, source: run.source });
}

async function finish(db: Db, run: TakenRun, end: RunEnd): Promise<void> {
  await inTransaction(db, async (trx) => endWith(trx, run, end));
}

async function endWith(trx: Trx, run: TakenRun, end: RunEnd): Promise<void> {
  await endRun(trx, run, end);
  await auditRun(trx, run, end);
}

/** Equal when a run would do the same again: the same bytes for the same schools. */
function markOf(hash: string, orgIds: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify([hash, ...orgIds]))
    .digest('base64url');
}

type Readable = Readonly<{ ok: true; read: ReadImport } | { ok: false; report: Report }>;

function readOrWhy(upload: Parameters<typeof readImport>[0]): Readable {
  try {
    return { ok: true, read: readImport(upload) };
  } catch (error) {
    if (!isStartupError(error)) throw error;
    const entry = {
      file: '(upload)',
      row: null,
      column: null,
      code: 'fileNotRead',
      message: error.message,
      action: 'refused',
    } as const;
    return { ok: false, report: { files: [], entries: [entry] } };
  }
}
