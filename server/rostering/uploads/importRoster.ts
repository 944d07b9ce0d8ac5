import { createHash } from 'node:crypto';
import type { EditId } from '../../../shared/contract/rosterEdit.ts';
import { RosterUploadDone, type RosterUploadPreview, type UploadMark } from '../../../shared/contract/rosterUpload.ts';
import { auditUpload } from '../../audit/auditRosterEdit.ts';
import type { By } from '../../audit/writeAudit.ts';
import { inTransaction, undone, type Db } from '../../database/transaction.ts';
import { claimEdit } from '../../people/runEdit.ts';
import { RequestError } from '../../problems.ts';
import { afterImport } from '../importUpload.ts';
import { inRace } from '../inRace.ts';
import { openUpload } from './openUpload.ts';
import { writeUpload } from './writeUpload.ts';

type Of = Readonly<{ districtId: string; now: Date }>;

/** What an upload would do: the import itself, undone before anybody sees it (decision 0017). */
export async function previewRoster(db: Db, zip: Uint8Array, of: Of): Promise<RosterUploadPreview> {
  const file = { read: openUpload(zip), hash: hashOf(zip) };
  return inRace(async () => undone(db, async (trx) => writeUpload(trx, file, of)));
}

/**
 * Imports an upload that was previewed, once: the same id again gets the answer of the first time. When it would not do
 * any more what the preview said, nothing is written.
 */
export async function importRoster(
  db: Db,
  zip: Uint8Array,
  by: By,
  { editId, mark }: Readonly<{ editId: EditId; mark: UploadMark }>,
): Promise<RosterUploadDone> {
  const file = { read: openUpload(zip), hash: hashOf(zip) };
  const { districtId } = by;
  let isNew = false;
  const done = await inRace(async () =>
    inTransaction(db, async (trx) => {
      isNew = false;
      const claim = { action: 'importRoster', editId, id: file.hash, fields: { mark } } as const;
      const known = await claimEdit(trx, by, claim);
      if (known) return RosterUploadDone.parse(known.status === 'done' ? known.row : null);
      const { mark: nowMark, massChange: _, ...told } = await writeUpload(trx, file, { districtId, now: by.at });
      if (nowMark !== mark) throw new RequestError('previewAgain');
      await auditUpload(trx, by, { editId, counts: told.counts, orgIds: told.schools.map(({ orgId }) => orgId) });
      await trx
        .updateTable('edits')
        .set({ answer: JSON.stringify({ status: 'done', row: told }) })
        .where('account_id', '=', by.accountId)
        .where('id', '=', editId)
        .execute();
      isNew = true;
      return told;
    }),
  );
  if (isNew) await afterImport(db, districtId, by.at);
  return done;
}

function hashOf(zip: Uint8Array): string {
  return createHash('sha256').update(zip).digest('base64url');
}
