import { runCommand } from './cli/runCommand.ts';

process.exitCode = await runCommand(process.argv.slice(2), { syncWorker: new URL('syncWorker.mjs', import.meta.url) });
