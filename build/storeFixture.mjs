import { bundleTool } from './bundleTool.mjs';
import { ended, startChild } from './children.mjs';
import { root } from './paths.mjs';
import { runScript } from './runScript.mjs';

// node build/storeFixture.mjs: keeps a store as this version makes it, for the tests of later versions.
await runScript(async () => {
  const program = await bundleTool('test/stores/makeFixture.ts');
  return ended(startChild(process.execPath, [program], { cwd: root }));
});
