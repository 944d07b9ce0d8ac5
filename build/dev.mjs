import { join } from 'node:path';
import { ensureBundle } from './bundle.mjs';
import { ended, startChild } from './children.mjs';
import { electronSwitches } from './electronApp.mjs';
import { resolveElectronAloud } from './electronRuntime.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { startPracticeServer } from './practiceServer.mjs';
import { prepareDesktop } from './prepareDesktop.mjs';
import { runScript } from './runScript.mjs';

// npm run dev [-- arguments for the app]: the app, reloaded as its sources change, with the practice server beside it.
await runScript(async () => {
  await ensureDependencies();
  const electron = await resolveElectronAloud();
  const env = await prepareDesktop(electron.executable);
  const api = process.env['SEATWISE_API_URL'];
  if (!api) await ensureBundle('server');
  const url = api ?? (await startPracticeServer()).url;
  const switches = electronSwitches({ isRoot: process.getuid?.() === 0, env, platform: process.platform });
  const viteCli = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
  const appArgs = [...switches, ...process.argv.slice(2)];
  return ended(
    startChild(process.execPath, [viteCli, 'dev', '--watch', '--', ...appArgs], {
      cwd: root,
      env: { ...env, SEATWISE_API_URL: url, ELECTRON_EXEC_PATH: electron.executable },
    }),
  );
});
