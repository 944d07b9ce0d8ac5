import PouchDB from 'pouchdb-browser';
import { createRxDatabase, type RxCollection, type RxDocument } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** Milliseconds from the command to the promise of the engine, and to the frame that shows the altered row. */
export type Timing = Readonly<{ durable: number; painted: number }>;

/** What the bench calls in this page. */
export type PeersPage = Readonly<{
  /** Fills both engines with so many students. */
  prepare: (students: number) => Promise<void>;
  pouchdb: (student: number, product: string) => Promise<Timing>;
  rxdb: (student: number, product: string) => Promise<Timing>;
  /** Stores rows of any kind, some hundred at a time; answers the milliseconds. */
  load: (engine: 'pouchdb' | 'rxdb', table: string, rows: readonly Row[]) => Promise<number>;
  /** Writes so many documents, then replicates them to a server; answers the milliseconds of the latter. */
  replicate: (documents: number, url: string) => Promise<number>;
}>;

type Row = Readonly<{ id: string }>;

type Student = Readonly<{ id: string; name: string; product: string }>;

const rows = document.querySelector('#rows');
const shown: HTMLTableCellElement[] = [];
const pouch = new PouchDB<Student>('students');
const revisions: string[] = [];
const documents: RxDocument<Student>[] = [];

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 20 }, name: { type: 'string' }, product: { type: 'string' } },
  required: ['id', 'name', 'product'],
} as const;

function student(index: number, product: string): Student {
  return { id: `s${index}`, name: `Student ${index}`, product };
}

async function prepare(students: number): Promise<void> {
  const all = Array.from({ length: students }, (_, index) => student(index, 'none'));
  for (const answer of await pouch.bulkDocs(all.map((one) => ({ _id: one.id, ...one })))) {
    if (!('rev' in answer)) throw new Error('PouchDB did not take a student.');
    revisions.push(answer.rev);
  }
  const database = await createRxDatabase({ name: 'students', storage: getRxStorageDexie(), multiInstance: false });
  const { collection } = await database.addCollections<{ collection: RxCollection<Student> }>({
    collection: { schema },
  });
  const { success } = await collection.bulkInsert(all);
  if (success.length !== students) throw new Error('RxDB did not take every student.');
  documents.push(...success);
  for (const one of all.slice(0, 30)) {
    const row = document.createElement('tr');
    const cell = document.createElement('td');
    row.append(Object.assign(document.createElement('td'), { textContent: one.name }), cell);
    rows?.append(row);
    shown.push(cell);
  }
}

/** A task posted inside a frame's callback runs once that frame has been laid out and handed to the compositor. */
async function painted(): Promise<void> {
  await new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}

async function timed(index: number, product: string, write: () => Promise<unknown>): Promise<Timing> {
  const began = performance.now();
  await write();
  const durable = performance.now() - began;
  const cell = shown[index % shown.length];
  if (cell) cell.textContent = `${index} ${product}`;
  await painted();
  return { durable, painted: performance.now() - began };
}

const loadedPouch = new PouchDB<Row>('loaded');
let loadedRx: RxCollection<Row> | null = null;

async function loadRxdb(rows: readonly Row[]): Promise<void> {
  if (!loadedRx) {
    const database = await createRxDatabase({ name: 'loaded', storage: getRxStorageDexie(), multiInstance: false });
    const properties = { id: { type: 'string', maxLength: 60 } } as const;
    const rowSchema = { version: 0, primaryKey: 'id', type: 'object', properties } as const;
    const added = await database.addCollections<{ collection: RxCollection<Row> }>({
      collection: { schema: rowSchema },
    });
    loadedRx = added.collection;
  }
  const { error } = await loadedRx.bulkInsert([...rows]);
  if (error.length > 0) throw new Error('RxDB did not take every row.');
}

async function load(engine: 'pouchdb' | 'rxdb', table: string, rows: readonly Row[]): Promise<number> {
  const loaded = rows.map((row) => ({ ...row, id: `${table} ${row.id}` }));
  const began = performance.now();
  if (engine === 'rxdb') await loadRxdb(loaded);
  else await loadedPouch.bulkDocs(loaded.map((row) => ({ _id: row.id, ...row })));
  return performance.now() - began;
}

let replications = 0;

async function replicate(count: number, url: string): Promise<number> {
  replications += 1;
  const local = new PouchDB<Student>(`changes ${replications}`);
  await local.bulkDocs(Array.from({ length: count }, (_, index) => ({ _id: `c${index}`, ...student(index, 'none') })));
  const began = performance.now();
  const { docs_written } = await local.replicate.to(`${url}/db`);
  if (docs_written !== count) throw new Error(`PouchDB sent ${docs_written} documents of ${count}.`);
  return performance.now() - began;
}

const page: PeersPage = {
  load,
  replicate,
  prepare,
  pouchdb: async (index, product) => {
    const put = { _id: `s${index}`, _rev: revisions[index] ?? '', ...student(index, product) };
    return timed(index, product, async () => {
      revisions[index] = (await pouch.put(put)).rev;
    });
  },
  rxdb: async (index, product) => {
    const one = documents[index];
    if (!one) throw new Error('There is no such student.');
    return timed(index, product, async () => {
      documents[index] = await one.incrementalPatch({ product });
    });
  },
};
Object.assign(globalThis, { peers: page });
