import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openApiText } from './routes/openApiDocument.ts';

/** Where the document is kept: committed, so that others can build on it. */
const file = fileURLToPath(new URL('openapi.json', import.meta.url));

// Writes the document; with --check it only says whether the one that is there is stale.
if (process.argv.includes('--check')) {
  const isFresh = readFileSync(file, 'utf8') === openApiText();
  console.log(isFresh ? 'server/openapi.json is up to date.' : 'server/openapi.json is stale: write it anew.');
  process.exitCode = isFresh ? 0 : 1;
} else {
  writeFileSync(file, openApiText());
  console.log('server/openapi.json written.');
}
