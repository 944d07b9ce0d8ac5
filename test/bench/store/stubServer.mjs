// The other end of the benches' wire, in a process of its own: a licensing API that says yes at once, an endpoint that
// takes one change, and as much of CouchDB as a replication needs. Every answer waits for the round trip that is asked for.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';

const [snapshotFile = '', delay = '0'] = process.argv.slice(2);
const roundTripMs = Number(delay);
/** @type {string[]} */
let released = [];
let highest = 0;
let documents = 0;

/** @typedef {{ id: string, seq: number, seen: { assignment: { id: string } | null }[] }} Change */

/** @param {string} text */
function push(text) {
  const { changes } = JSON.parse(text);
  const results = changes.map((/** @type {Change} */ { id, seq, seen }) => {
    highest = Math.max(highest, seq);
    released.push(...seen.flatMap(({ assignment }) => (assignment ? [assignment.id] : [])));
    return { id, seq, result: { status: 'applied', effects: { assignments: [], released: [], pools: [] } } };
  });
  return { epoch: 'epoch', serverTime: new Date().toISOString(), results };
}

function changes() {
  const tables = [
    'orgs',
    'academicSessions',
    'users',
    'classes',
    'enrollments',
    'products',
    'pools',
    'assignments',
    'waiting',
  ];
  const nothing = Object.fromEntries(tables.map((table) => [table, []]));
  const gone = { ...nothing, assignments: released };
  released = [];
  return {
    epoch: 'epoch',
    cursor: `cursor ${highest}`,
    serverTime: new Date().toISOString(),
    rows: nothing,
    gone,
    closed: { floor: highest, seqs: [] },
    checks: null,
  };
}

/** @param {string} method @param {string} path @param {string} text */
function answerTo(method, path, text) {
  if (path.startsWith('/v1/server'))
    return { product: 'seatwise-licensing-api', contract: 1, serverTime: new Date().toISOString(), practice: null };
  if (path.startsWith('/v1/push')) return push(text);
  if (path.startsWith('/v1/changes')) return changes();
  if (path.startsWith('/v1/one')) return { status: 'applied' };
  if (path.startsWith('/db/_revs_diff')) {
    return Object.fromEntries(Object.entries(JSON.parse(text)).map(([id, missing]) => [id, { missing }]));
  }
  if (path.startsWith('/db/_bulk_docs')) {
    documents += JSON.parse(text).docs.length;
    return [];
  }
  if (path.startsWith('/db/_local/')) return method === 'PUT' ? { ok: true, id: path.slice(4), rev: '0-1' } : null;
  if (path === '/db/' || path === '/db') return { db_name: 'db', update_seq: documents, doc_count: documents };
  return null;
}

const server = createServer((request, response) => {
  const path = request.url ?? '';
  /** @type {Buffer[]} */
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', () => {
    setTimeout(() => {
      response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
      response.setHeader('access-control-allow-credentials', 'true');
      response.setHeader('access-control-allow-headers', 'content-type, accept');
      response.setHeader('access-control-allow-methods', 'GET, POST, PUT, OPTIONS');
      if (request.method === 'OPTIONS') {
        response.end();
      } else if (path.startsWith('/v1/snapshot')) {
        response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' });
        createReadStream(snapshotFile).pipe(response);
      } else {
        const answer = answerTo(request.method ?? 'GET', path, Buffer.concat(pieces).toString());
        response.writeHead(answer === null ? 404 : 200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(answer ?? { error: 'not_found', reason: 'missing' }));
      }
    }, roundTripMs);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address !== null && typeof address === 'object') process.stdout.write(`port ${address.port}\n`);
});
