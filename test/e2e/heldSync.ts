import type { Locator, Page } from 'playwright';

/** Asks Clever for its roster, from User Management, and opens what its sync would do once that is held. */
export async function reviewHeldSync(page: Page): Promise<Locator> {
  const note = page.getByRole('region', { name: 'Managed in Clever' });
  await note.getByRole('button', { name: 'Request a same-day sync with Clever' }).click();
  await note.getByText(/would remove many people at once/).waitFor({ timeout: 90_000 });
  await note.getByRole('button', { name: 'Review what the held sync with Clever would do' }).click();
  const dialog = page.getByRole('dialog', { name: 'Sync with Clever waits for approval' });
  await dialog.getByRole('rowheader').first().waitFor();
  return dialog;
}
