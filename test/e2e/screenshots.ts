import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PROJECT_ROOT } from './application.ts';
import { startDistrict, THREE_SCHOOLS } from './district.ts';
import { openGallery, tourOfGallery } from './galleryPage.ts';
import { setUpOffice } from './office.ts';
import { chooseTheme, THEMES } from './theme.ts';
import { tour, tourOfProtection, type Sight } from './tour.ts';
import { tourOfDistrict } from './tourOfDistrict.ts';
import { tourOfRestored } from './tourOfRestored.ts';

const FOLDER = join(PROJECT_ROOT, 'docs/screenshots');
const SIZES = [
  [1024, 640],
  [1440, 900],
] as const;

/** `npm run screenshots`: a picture of every screen and main state, in both sizes and themes, into docs/screenshots. */
async function takePictures(sights: AsyncIterable<Sight>): Promise<number> {
  let count = 0;
  for await (const { name, page, show } of sights) {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      for (const theme of THEMES) {
        await chooseTheme(page, theme);
        await show?.();
        const path = join(FOLDER, `${name}-${width}x${height}-${theme}.png`);
        await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
        count += 1;
      }
    }
    console.log(`  ${name}`);
  }
  return count;
}

await mkdir(FOLDER, { recursive: true });
let pictures = 0;
for (const walk of [tour, tourOfProtection, tourOfRestored, tourOfDistrict]) {
  const district = await startDistrict(walk === tourOfDistrict ? THREE_SCHOOLS : undefined);
  const office = await setUpOffice(district);
  try {
    pictures += await takePictures(walk(office));
  } finally {
    await office.remove();
    await district.remove();
  }
}
const gallery = await openGallery();
try {
  pictures += await takePictures(tourOfGallery(gallery));
} finally {
  await gallery.close();
}
console.log(`${pictures} pictures in docs/screenshots`);
