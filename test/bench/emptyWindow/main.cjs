// The least an Electron app can be: one window with one word in it. What any app of this Electron version costs.
const { app, BrowserWindow, utilityProcess } = require('electron');
const path = require('node:path');

void app.whenReady().then(async () => {
  if (process.env['SEATWISE_BENCH_UTILITY']) utilityProcess.fork(path.join(__dirname, 'utility.cjs'));
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
  await window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
