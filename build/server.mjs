import { join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// npm run server -- --port N --database URL-or-folder | import FILES… : the licensing API by itself.
await runScript(async () => {
  await ensureDependencies();
  await ensureBundle('server');
  const program = join(root, 'out/server/main.mjs');
  // npm changes to the checkout; paths are meant from where the command was typed.
  const cwd = process.env['INIT_CWD'] ?? process.cwd();
  return ended(
    startChild(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit', detached: false, cwd }),
  );
});
