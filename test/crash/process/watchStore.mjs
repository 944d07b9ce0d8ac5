import { createImages } from './durableImages.mjs';

/**
 * What a transaction is for, told by the one statement that only it runs. A statement that the service words anew makes
 * its fail-point unreachable; the run says so and fails.
 *
 * @type {readonly (readonly [name: string, pattern: RegExp])[]}
 */
const KINDS = [
  ['migration', /^PRAGMA user_version = /],
  ['swap', /ALTER TABLE \w+ RENAME TO old_/],
  ['save', /^INSERT INTO outbox\s+\(/],
  ['settle', /^INSERT INTO verdicts /],
  ['freeze', /SET state = 'sending', seq = /],
  ['cancel', /^UPDATE outbox SET state = \?, live = 0, settled_at = /],
  ['void', /^UPDATE outbox SET void_bytes = /],
  ['resolve', /^UPDATE outbox SET resolution = /],
  ['mark', /^UPDATE outbox SET state = \? WHERE change_id = \? AND state IN/],
  ['delta', /^UPDATE device SET epoch = /],
  ['owner', /^(INSERT INTO device|UPDATE device SET account)/],
  ['build', /INTO next_/],
];

/**
 * Puts fail-points around every commit of the service's store, by standing between it and libsql: `KIND inside` at the
 * statement that tells the kind, `KIND before` and `KIND after` around its commit, `vacuum`, `checkpoint`.
 *
 * @param {NodeJS.Require} require with which the service finds libsql
 * @param {import('./failpoint.mjs').Failpoint} failpoint
 * @param {string | null} imageFolder where the durable images of the store are kept; null: none are made
 */
export function watchStore(require, failpoint, imageFolder) {
  const path = require.resolve('libsql');
  /** @type {typeof import('libsql')} */
  const Database = require(path);
  class Watched extends Database {
    /** @param {string} file @param {import('libsql').Options} [options] */
    constructor(file, options) {
      super(file, options);
      watch(this, file, failpoint, imageFolder);
    }
  }
  const cached = require.cache[path];
  if (cached) cached.exports = Watched;
}

/**
 * @param {import('libsql').Database} db
 * @param {string} file
 * @param {import('./failpoint.mjs').Failpoint} failpoint
 * @param {string | null} imageFolder
 */
function watch(db, file, failpoint, imageFolder) {
  const exec = db.exec.bind(db);
  const prepare = db.prepare.bind(db);
  const close = db.close.bind(db);
  const query = (/** @type {string} */ text) => {
    const [row] = prepare(text).all();
    return Object.values(row ?? {})[0];
  };
  const images = createImages({ query, isInTransaction: () => db.inTransaction }, file, imageFolder);
  /** What the transaction under way is for. @type {Set<string>} */
  const kinds = new Set();

  const note = (/** @type {string} */ text) => {
    const statement = text.trimStart();
    if (statement.startsWith('VACUUM')) failpoint.reach('vacuum');
    for (const [name, pattern] of KINDS) {
      if (!pattern.test(statement) || kinds.has(name)) continue;
      kinds.add(name);
      failpoint.reach(`${name} inside`);
    }
  };
  const committing = (/** @type {() => unknown} */ work) => {
    const names = [...kinds];
    kinds.clear();
    for (const name of names) failpoint.reach(`${name} before`);
    const result = work();
    images.committed();
    for (const name of names) failpoint.reach(`${name} after`);
    return result;
  };
  /** A statement outside a transaction commits by itself. */
  const afterAutoCommit = () => {
    if (db.inTransaction) return;
    kinds.clear();
    images.committed();
  };

  Object.assign(db, {
    exec: (/** @type {string} */ text) => {
      note(text);
      if (text.startsWith('COMMIT')) return committing(() => exec(text));
      const result = exec(text);
      afterAutoCommit();
      return result;
    },
    prepare: (/** @type {string} */ text) => {
      const statement = prepare(text);
      const run = statement.run.bind(statement);
      const all = statement.all.bind(statement);
      return Object.assign(statement, {
        run: (/** @type {unknown[]} */ ...parameters) => {
          note(text);
          const result = run(...parameters);
          afterAutoCommit();
          return result;
        },
        all: (/** @type {unknown[]} */ ...parameters) => {
          // A checkpoint that truncates the journal has first made sure that all of it is in the store.
          if (text.includes('wal_checkpoint')) {
            failpoint.reach('checkpoint');
            images.beforeTruncate();
          }
          return all(...parameters);
        },
      });
    },
    close: () => {
      images.beforeTruncate();
      return close();
    },
  });
}
