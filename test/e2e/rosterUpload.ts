import { sql } from 'kysely';
import type { Locator, Page } from 'playwright';
import { zipOf, type RosterOutline } from '../../server/testing/rosterUpload.ts';
import type { District } from './district.ts';

/** The dialog, opened from User Management. */
export async function openUpload(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Upload a roster…' }).click();
  return page.getByRole('dialog', { name: 'Upload a roster' });
}

/** Chooses a file and has it checked. */
export async function checkFile(dialog: Locator, name: string, bytes: Uint8Array): Promise<void> {
  await dialog
    .getByLabel('Choose a zip file…')
    .setInputFiles({ name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
  await dialog.getByText(name).waitFor();
  await dialog.getByRole('button', { name: 'Check the file' }).click();
}

/** A roster of the district of this server. */
export async function rosterOf({ db }: District, outline: Omit<RosterOutline, 'district'>): Promise<Uint8Array> {
  const { rows } = await sql<{ id: string }>`select sourced_id as id from orgs where type = 'district'`.execute(db);
  return zipOf({ district: rows[0]?.id ?? '', ...outline });
}
