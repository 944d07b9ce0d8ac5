import { join } from 'node:path';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// npm run format: writes all sources in the project's format.
await runScript(async () => {
  await ensureDependencies();
  const program = join(root, 'node_modules/oxfmt/bin/oxfmt');
  return ended(startChild(process.execPath, [program, ...process.argv.slice(2)], { cwd: root }));
});
