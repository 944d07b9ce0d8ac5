import { join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// npm run generate -- --students N --seed S --out DIR: the files of a district that does not exist.
await runScript(async () => {
  await ensureDependencies();
  await ensureBundle('server');
  const program = join(root, 'out/server/generate.mjs');
  // npm changes to the checkout; paths are meant from where the command was typed.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return ended(startChild(process.execPath, [program, ...process.argv.slice(2)], { cwd }));
});
