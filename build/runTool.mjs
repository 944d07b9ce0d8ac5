import { ensureBundle } from './bundle.mjs';
import { bundleTool } from './bundleTool.mjs';
import { ended, startChild } from './children.mjs';
import { ensureDependencies } from './ensureDependencies.mjs';
import { root } from './paths.mjs';
import { ensureTestTools, startTestSession } from './testSession.mjs';

/**
 * Bundles a TypeScript program of ours and runs it under Node, with the built app, an Electron, a display and a keyring
 * around it, as the end-to-end tests have.
 *
 * @param {string} source from the root
 * @param {readonly string[]} args
 */
export async function runTool(source, args) {
  await ensureDependencies();
  await ensureTestTools();
  await ensureBundle('app');
  await ensureBundle('server');
  const session = await startTestSession();
  try {
    const program = await bundleTool(source);
    return await ended(startChild(process.execPath, [program, ...args], { cwd: root, env: session.env }));
  } finally {
    await session.stop();
  }
}
