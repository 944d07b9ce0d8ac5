import { requireSandbox } from './chromiumSandbox.mjs';
import { hasDisplay, startVirtualDisplay } from './display.mjs';
import { problem } from './problem.mjs';
import { say } from './say.mjs';
import { librariesMissingFor } from './systemLibraries.mjs';
import { installSystemPackages, toolsMissing } from './systemPackages.mjs';

/**
 * Makes sure that a window can open: libraries and a display. Root on Debian (a container, as a rule) gets both
 * installed; anyone else is told what is missing and the line that mends it.
 *
 * @param {string} executable
 * @returns {Promise<NodeJS.ProcessEnv>} the environment to start the app with
 */
export async function prepareDesktop(executable) {
  const isRoot = process.getuid?.() === 0;
  const unseen = !hasDisplay(process.platform, process.env);
  await installSystemPackages({
    libraries: await librariesMissingFor(executable),
    tools: unseen && isRoot ? toolsMissing(['Xvfb']) : [],
    without: 'the window cannot open',
  });
  await requireSandbox(executable);
  if (!unseen) return process.env;
  if (!isRoot) {
    const install = toolsMissing(['Xvfb']).length > 0 ? 'sudo apt-get install -y xvfb xauth && ' : '';
    throw problem(
      'There is no display here: start Seatwise in a desktop session, or unseen on a virtual display.',
      `${install}xvfb-run -a npm start`,
    );
  }
  const { display } = await startVirtualDisplay();
  say('display', `none here; the window opens unseen on the virtual display ${display}`);
  return { ...process.env, DISPLAY: display };
}
