import { resolveElectron } from './electronRuntime.mjs';
import { runScript } from './runScript.mjs';

// Prints where the Electron executable lies, for tests that are run by themselves; everything else goes to stderr.
console.log = console.error;
await runScript(async () => {
  const { executable } = await resolveElectron();
  process.stdout.write(`${executable}\n`);
});
