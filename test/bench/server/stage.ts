import { sql, type CompiledQuery } from 'kysely';
import { migrate } from '../../../server/database/migrate.ts';
import type { Database } from '../../../server/database/database.ts';
import { openEmbedded } from '../../../server/database/openEmbedded.ts';
import { openPostgresql } from '../../../server/database/openPostgresql.ts';
import { startServer } from '../../../server/startServer.ts';
import { startPostgresql } from '../../../server/testing/privatePostgresql.ts';
import { seedScale, type Scale, type ScaleDistrict } from '../../../server/testing/seedScale.ts';
import { changeOf, signInDevice, type TestDevice } from '../../../server/testing/testDevice.ts';
import { recordChange, type Recorded } from './recordChange.ts';
import type { LoadDevice } from './runLoad.ts';

const BATCH = 100;
/** Products without licenses yet: seedScale gives out the first two. */
const FIRST_PRODUCT = 2;

/** A server over a seeded database, with devices that have somewhere to push to. */
export type Stage = Readonly<{
  url: string;
  database: Database;
  /** Of the PostgreSQL behind it; null for the embedded one. */
  databaseUrl: string | null;
  district: ScaleDistrict;
  devices: readonly TestDevice[];
  recorded: Recorded;
  /** Every device with bodies that nobody has pushed before, as long as students last. */
  nextLoad: (batches: number) => readonly LoadDevice[];
  stop: () => Promise<void>;
}>;

export async function makeStage(kind: Database['kind'], size: Scale, deviceCount: number): Promise<Stage> {
  const asked: CompiledQuery[] = [];
  let listens = false;
  const cluster = kind === 'postgresql' ? await startPostgresql({ durable: true }) : null;
  const log = ({ query }: Readonly<{ query: CompiledQuery }>): void => {
    if (listens) asked.push(query);
  };
  const database = cluster ? await openPostgresql(cluster.url, log) : await openEmbedded(null, undefined, log);
  await migrate(database.db);
  const district = await seedScale(database.db, size);
  await database.db.updateTable('pools').set({ bought: 1_000_000_000 }).execute();
  await sql`insert into devices (id, account_id, created_at)
    select md5('bench-device-' || n)::uuid::text, 'nobody', now() from generate_series(0, 999) n`.execute(database.db);
  const server = await startServer({ database, port: 0 });
  const devices: TestDevice[] = [];
  for (let number = 0; number <= deviceCount; number += 1) {
    devices.push(await signInDevice(server.url, district.emails.district));
  }
  const [recorder, ...others] = devices;
  if (!recorder) throw new Error('there is no device');
  listens = true;
  const recorded = await recordChange(recorder, district, asked);
  listens = false;
  let done = 0;
  return {
    url: server.url,
    database,
    databaseUrl: cluster?.url ?? null,
    district,
    devices: others,
    recorded,
    nextLoad: (batches) => {
      const from = done;
      done += batches * BATCH;
      return others.map((device, number) => ({
        token: device.token,
        bodies: Array.from({ length: batches }, (_, batch) =>
          bodyOf(device, district, {
            first: from + batch * BATCH,
            number,
            share: Math.floor(size.students / deviceCount),
          }),
        ),
      }));
    },
    stop: async () => {
      await server.stop();
      await database.stop();
      await cluster?.stop();
    },
  };
}

/** One push of a device: lanes nobody else touches, one after the other through its share of the students. */
function bodyOf(
  device: TestDevice,
  district: ScaleDistrict,
  { first, number, share }: Readonly<{ first: number; number: number; share: number }>,
): string {
  const changes = Array.from({ length: BATCH }, (_, index) => {
    const lane = first + index;
    const userId = district.student(number * share + (lane % share));
    const productId = district.product(FIRST_PRODUCT + Math.floor(lane / share));
    return changeOf({ kind: 'assign', userId, productId }, lane + 1);
  });
  return JSON.stringify({ deviceId: device.deviceId, epoch: device.session.epoch, ack: first, changes });
}
