// Loaded into the main process before the app (`electron -r`): it lets a page say when it has painted what the bench
// waits for, without a debugger, whose attaching would be measured along. Prints one line per moment.
const { app, ipcMain, session } = require('electron');
const path = require('node:path');

app.on('ready', () => {
  const preload = path.join(__dirname, 'preload.cjs');
  // Electron 35 renamed it.
  if (typeof session.defaultSession.registerPreloadScript === 'function') {
    session.defaultSession.registerPreloadScript({ type: 'frame', filePath: preload });
  } else {
    session.defaultSession.setPreloads([preload]);
  }
  ipcMain.on('bench:moment', (_event, name, at) => process.stdout.write(`\nbench moment ${name} ${at}\n`));
});
