import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { Page } from 'playwright';
import { createServer } from 'vite';
import { PROJECT_ROOT, removeUserData, startApplication, type Application } from './application.ts';
import type { Sight } from './tour.ts';

export type GalleryPage = Readonly<{ app: Application; page: Page; close: () => Promise<void> }>;

/** The gallery in a real Electron, as `npm run dev -- --gallery` opens it: the sources, served as they are. */
export async function openGallery(): Promise<GalleryPage> {
  const server = await createServer({
    configFile: false,
    root: join(PROJECT_ROOT, 'renderer'),
    plugins: [react()],
    server: { host: '127.0.0.1', port: 0, strictPort: false },
    logLevel: 'error',
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('The server of the sources has no address.');
  const app = await startApplication({
    env: { ELECTRON_RENDERER_URL: url },
    switches: ['--gallery'],
    keychain: 'none',
  });
  const { page } = app;
  await page.getByRole('heading', { name: 'Gallery', level: 1 }).waitFor();
  await page.getByRole('radio', { name: 'High contrast' }).waitFor();
  return {
    app,
    page,
    close: async () => {
      await app.stop();
      await removeUserData(app.userDataDir);
      await server.close();
    },
  };
}

/** Every part of the gallery. */
export async function* tourOfGallery({ page }: GalleryPage): AsyncGenerator<Sight> {
  // Examples of empty screens have headings too.
  const parts = page.locator('.gallery-part > h2');
  for (const part of await parts.all()) {
    const show = async (): Promise<void> => part.evaluate((heading) => heading.scrollIntoView());
    const name = (await part.innerText()).toLowerCase().replaceAll(/[^a-z]+/g, '-');
    yield { name: `gallery-${name}`, page, show };
  }
}
