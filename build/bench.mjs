import { runScript } from './runScript.mjs';
import { runTool } from './runTool.mjs';

// npm run bench [-- name]: the measures, as a table and as test/bench/results.json.
await runScript(() => runTool('test/bench/main.ts', process.argv.slice(2)));
