import { ensureBundle } from './bundle.mjs';
import { bundleTool } from './bundleTool.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// npm run crash -- --kills N [--seed S]: kills the service process at work, again and again, and checks what is left.
await runScript(async () => {
  await ensureDependencies();
  await ensureBundle('app');
  const program = await bundleTool('test/crash/main.ts');
  return ended(startChild(process.execPath, [program, ...process.argv.slice(2)], { cwd: root }));
});
