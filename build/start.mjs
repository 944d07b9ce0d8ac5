import { ensureBundle } from './bundle.mjs';
import { ended, isStopping } from './children.mjs';
import { startApp } from './electronApp.mjs';
import { resolveElectronAloud } from './electronRuntime.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { startPracticeServer } from './practiceServer.mjs';
import { prepareDesktop } from './prepareDesktop.mjs';
import { runScript } from './runScript.mjs';
import { say } from './say.mjs';

// npm start [-- arguments for the app]: everything from a clean clone to the open window.
await runScript(async () => {
  console.log('\nSeatwise\n');
  await ensureDependencies();
  await ensureBundle('app');
  const electron = await resolveElectronAloud();
  const env = await prepareDesktop(electron.executable);
  const api = process.env['SEATWISE_API_URL'];
  if (api) say('server', `licensing API at ${api}, as SEATWISE_API_URL says`);
  else await ensureBundle('server');
  const url = api ?? (await startPracticeServer()).url;
  say('app', 'opening; close the window or press Ctrl-C to stop');
  const app = startApp(electron.executable, process.argv.slice(2), { ...env, SEATWISE_API_URL: url });
  const code = await ended(app);
  if (!isStopping()) say('app', code === 0 ? 'closed' : `ended with code ${code}`);
  return code;
});
