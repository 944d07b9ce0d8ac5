import { bundleTool } from './bundleTool.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// npm run simulate -- [--seeds N] [--from S] | --seed S | --mutants [--only name]: the whole system in virtual time.
await runScript(async () => {
  await ensureDependencies();
  const args = ['--enable-source-maps', await bundleTool('test/simulation/main.ts'), ...process.argv.slice(2)];
  return ended(startChild(process.execPath, args, { cwd: root }));
});
