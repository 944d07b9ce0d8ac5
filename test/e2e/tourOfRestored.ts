import type { Office } from './office.ts';
import { loseOneChange } from './restored.ts';
import * as screens from './screens.ts';
import type { Sight } from './tour.ts';

/** What the office sees of a server that came back from an older backup. */
export async function* tourOfRestored(office: Office): AsyncGenerator<Sight> {
  const { page } = await loseOneChange(office);
  await screens.statusBar(page).getByText('1 missing on the server').click();
  await page.getByRole('region', { name: 'Missing on the server · 1' }).waitFor();
  yield { name: 'activity-missing', page };
}
