import { Index } from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { openSql } from '../../../electron/service/store/sqlite.ts';
import { foldName } from '../../../electron/service/store/foldName.ts';
import { KEY } from './sampleStore.ts';

/** Looks for people; answers how many of at most twenty it found. */
export type Peer = Readonly<{ name: string; search: (text: string) => number; close: () => void }>;

export type Person = Readonly<{ id: number; name: string }>;
const LIMIT = 20;

/** Each is given folded names, as it would be in an app of its own, and set up to find beginnings of words. */
export const searchPeers: readonly Readonly<{
  name: string;
  /** Keystrokes it is asked for at most, of 100,000 and of a million people: the slower, the fewer. */
  asked: readonly [number, number];
  open: (people: readonly Person[], folder: string) => Peer;
}>[] = [
  { name: 'MiniSearch (prefix, one letter wrong)', asked: [600, 60], open: openMiniSearch },
  { name: 'FlexSearch (forward)', asked: [2000, 1000], open: openFlexSearch },
  { name: 'Fuse.js', asked: [60, 12], open: openFuse },
  { name: 'bare FTS5 (prefix, by rank)', asked: [1000, 200], open: openFts5 },
];

function openMiniSearch(people: readonly Person[]): Peer {
  const index = new MiniSearch<Person>({ fields: ['name'], searchOptions: { prefix: true, combineWith: 'AND' } });
  index.addAll(people);
  const fuzzy = (term: string): number | false => (term.length > 3 ? 1 : false);
  return {
    name: 'MiniSearch',
    search: (text) => index.search(foldName(text), { fuzzy }).slice(0, LIMIT).length,
    close: () => index.removeAll(),
  };
}

function openFlexSearch(people: readonly Person[]): Peer {
  const index = new Index({ tokenize: 'forward' });
  for (const { id, name } of people) index.add(id, name);
  return {
    name: 'FlexSearch',
    search: (text) => index.search(foldName(text), { limit: LIMIT }).length,
    close: () => {
      index.clear();
    },
  };
}

function openFuse(people: readonly Person[]): Peer {
  const index = new Fuse(people, { keys: ['name'], threshold: 0.3, ignoreLocation: true });
  return {
    name: 'Fuse.js',
    search: (text) => index.search(foldName(text), { limit: LIMIT }).length,
    close: () => index.setCollection([]),
  };
}

function openFts5(people: readonly Person[], folder: string): Peer {
  const sql = openSql(`${folder}/fts5.db`, KEY);
  sql.all('PRAGMA journal_mode = WAL');
  sql.all('PRAGMA cache_size = -32000');
  sql.exec("CREATE VIRTUAL TABLE people USING fts5 (name, prefix = '1 2 3', tokenize = 'unicode61')");
  sql.write(() => {
    for (const { id, name } of people) sql.run('INSERT INTO people (rowid, name) VALUES (?, ?)', [id, name]);
  });
  const query = (text: string): string =>
    foldName(text)
      .split(' ')
      .filter(Boolean)
      .map((word) => `"${word}"*`)
      .join(' ');
  return {
    name: 'FTS5',
    search: (text) =>
      query(text) === ''
        ? 0
        : sql.all('SELECT rowid FROM people WHERE people MATCH ? ORDER BY rank LIMIT ?', [query(text), LIMIT]).length,
    close: () => sql.close(),
  };
}
