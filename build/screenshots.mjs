import { runScript } from './runScript.mjs';
import { runTool } from './runTool.mjs';

// npm run screenshots: a picture of each screen, light and dark.
await runScript(() => runTool('test/e2e/screenshots.ts', process.argv.slice(2)));
