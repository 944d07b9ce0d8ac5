// The window in which the peers of `click-to-durable` run, and the bare commit beside them in its main process.
const { app, BrowserWindow } = require('electron');
const path = require('node:path');

/**
 * Opens a plain SQLite file and returns what writes one row and waits for the disk, as bare as can be.
 *
 * @param {string} libsql path of the module
 * @param {string} file
 * @param {number} rows
 */
function openBare(libsql, file, rows) {
  const Database = require(libsql);
  const database = new Database(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA fullfsync = 1');
  database.exec('CREATE TABLE student (id INTEGER PRIMARY KEY, name TEXT, product TEXT)');
  const insert = database.prepare('INSERT INTO student VALUES (?, ?, ?)');
  database.exec('BEGIN');
  for (let id = 0; id < rows; id += 1) insert.run(id, `Student ${id}`, 'none');
  database.exec('COMMIT');
  const update = database.prepare('UPDATE student SET product = ? WHERE id = ?');
  return (/** @type {number} */ id, /** @type {string} */ product) => {
    const began = performance.now();
    update.run(product, id);
    return performance.now() - began;
  };
}

Object.assign(globalThis, { openBare });
void app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  await window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
