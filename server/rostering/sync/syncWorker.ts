import { workerData } from 'node:worker_threads';
import { openPostgresql } from '../../database/openPostgresql.ts';
import { folderConnector } from './folderConnector.ts';
import { runSync } from './runSync.ts';
import { SyncWork } from './syncRunner.ts';

// The thread of one run (see `inWorker`): it ends when the run does.
const { database: url, rosterDrop, run } = SyncWork.parse(workerData);
const database = await openPostgresql(url);
try {
  await runSync({ db: database.db, now: () => new Date(), connector: folderConnector(rosterDrop) }, run);
} finally {
  await database.stop();
}
