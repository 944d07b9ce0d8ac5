import { app, Menu, protocol } from 'electron';
import { runApplication } from './application.ts';
import { appScheme } from './appProtocol.ts';
import { logFolderOf } from './computerMethods.ts';
import { readEnvironment } from './environment.ts';
import { createLog, describeDefect } from './logging.ts';
import { openSettings } from './settings.ts';

const dataFolder = app.getPath('userData');
const { log, flush: flushLog, end: endLog } = createLog(logFolderOf(dataFolder), !app.isPackaged);
process.on('uncaughtException', (error) => log('error', 'main.defect', describeDefect(error)));
process.on('unhandledRejection', (reason) => log('error', 'main.defect', describeDefect(reason)));

// Ours comes after the window; this spares Electron the making of its own, with Reload in it.
Menu.setApplicationMenu(null);
protocol.registerSchemesAsPrivileged([appScheme]);
// As root Chromium runs only without its sandbox; asking for both leaves it unable to start any process.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  const environment = readEnvironment({ env: process.env, args: process.argv, packaged: app.isPackaged });
  const settings = openSettings(dataFolder, log);
  // Until Electron is ready this process only waits: what the first answer to the page needs is loaded meanwhile (Node
  // brings its fetch classes at their first use, which takes as long as the making of a window).
  void new Response(null);
  const options = { dataFolder, bundleFolder: __dirname, environment, settings, log, flushLog, endLog };
  void app.whenReady().then(() => runApplication(options));
} else app.quit();
