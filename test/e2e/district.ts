import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../server/database/database.ts';
import { newEpoch } from '../../server/database/newEpoch.ts';
import { openDatabase } from '../../server/database/openDatabase.ts';
import { startServer, type RunningServer } from '../../server/startServer.ts';
import {
  PRACTICE_DISTRICT_ADMINISTRATOR,
  PRACTICE_SCHOOL_ADMINISTRATOR,
  PRACTICE_TEACHER,
} from '../../server/sample/practice.ts';
import { readPractice } from '../../server/practice/practice.ts';
import { practiceDatabase, type Sample } from './practiceDatabase.ts';
import type { Credentials } from './screens.ts';

/** The licensing API with a small sample district, on a database of its own. */
export type District = Readonly<{
  /** The same before and after a stop. */
  url: string;
  db: Database['db'];
  /** The office of the practice school: the account shown at sign-in. */
  office: Credentials;
  /** The district's office, for somebody else at another computer. */
  rival: Credentials;
  teacher: Credentials;
  /** Where rostering platforms drop their exports, where the district has such schools. */
  rosterDrop: string;
  /** The server goes away; its database stays, and can be looked into. */
  stopServer: () => Promise<void>;
  startServer: () => Promise<void>;
  /** Copies the database as it is now. */
  backUp: () => Promise<void>;
  /** Puts the copy back, as whoever runs a server does after its disk died: with a new epoch. */
  restore: () => Promise<void>;
  remove: () => Promise<void>;
}>;

/** So many students that there are three schools: one kept by hand, one in Clever, one in ClassLink. */
export const THREE_SCHOOLS: Sample = { students: 1500 };

/** Starts a district that nobody has changed anything in. */
export async function startDistrict(sample?: Sample): Promise<District> {
  const folder = await mkdtemp(join(tmpdir(), 'seatwise-district-'));
  await cp(await practiceDatabase(sample), join(folder, 'database'), { recursive: true });
  let database = await openDatabase(join(folder, 'database'));
  const password = (await readPractice(database.db))?.password ?? '';
  const rosterDrop = join(folder, 'exports');
  await mkdir(rosterDrop);
  const start = async (port: number): Promise<RunningServer> =>
    startServer({ database, port, ...(sample === undefined ? {} : { rosterDrop }) });
  let server: RunningServer | null = await start(0);
  const { url } = server;
  const stop = async (): Promise<void> => {
    await server?.stop();
    server = null;
  };
  const startAgain = async (): Promise<void> => {
    server = await start(Number(new URL(url).port));
  };
  /** With nobody at the database; everybody at it again after. */
  const meanwhile = async (work: () => Promise<void>): Promise<void> => {
    await stop();
    await database.stop();
    await work();
    database = await openDatabase(join(folder, 'database'));
  };
  return {
    url,
    get db() {
      return database.db;
    },
    office: { email: PRACTICE_SCHOOL_ADMINISTRATOR.email, password },
    rival: { email: PRACTICE_DISTRICT_ADMINISTRATOR.email, password },
    teacher: { email: PRACTICE_TEACHER.email, password },
    rosterDrop,
    stopServer: stop,
    startServer: startAgain,
    backUp: async () => {
      await meanwhile(async () => cp(join(folder, 'database'), join(folder, 'backup'), { recursive: true }));
      await startAgain();
    },
    restore: async () => {
      await meanwhile(async () => {
        await rm(join(folder, 'database'), { recursive: true });
        await cp(join(folder, 'backup'), join(folder, 'database'), { recursive: true });
      });
      await newEpoch(database.db, new Date());
      await startAgain();
    },
    remove: async () => {
      await stop();
      await database.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
