// Loaded into the main process before the app (`electron -r`): it lets a page say when it has painted what the bench
// waits for, without a debugger, whose attaching would be measured along. Prints one line per moment.
const { app, BrowserWindow, ipcMain, session } = require('electron');
const path = require('node:path');

app.on('ready', () => {
  const preload = path.join(__dirname, 'preload.cjs');
  // Electron 35 renamed it.
  if (typeof session.defaultSession.registerPreloadScript === 'function') {
    session.defaultSession.registerPreloadScript({ type: 'frame', filePath: preload });
  } else {
    session.defaultSession.setPreloads([preload]);
  }
  ipcMain.on('bench:moment', (event, name, at) => {
    /** @param {number} moment */
    const say = (moment) => process.stdout.write(`\nbench moment ${name} ${moment}\n`);
    // What is painted in a window that is not on the screen yet is seen when the window is.
    const window = BrowserWindow.fromWebContents(event.sender);
    if (window === null || window.isVisible()) say(at);
    else window.once('show', () => say(Date.now()));
  });
});
