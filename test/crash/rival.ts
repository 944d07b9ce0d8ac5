import type { Random } from '../../server/sample/random.ts';
import { changeOf, signInDevice } from '../../server/testing/testDevice.ts';
import type { Server } from '../engine/realServer.ts';
import type { CrashOffice } from './office.ts';

/** Somebody else at another computer, past the bad network: what the office saw is no longer so now and then. */
export type Rival = Readonly<{ act: (random: Random) => Promise<void> }>;

export async function openRival({ db, url }: Server, { school }: CrashOffice): Promise<Rival> {
  const device = await signInDevice(url, school.email);
  let seq = 0;
  return {
    act: async (random) => {
      const userId = random.pick(school.students);
      const productId = random.pick([school.keyboarding, school.phonics]);
      const held = await db
        .selectFrom('assignments')
        .select(['id', 'version'])
        .where('user_id', '=', userId)
        .where('product_id', '=', productId)
        .executeTakeFirst();
      seq += 1;
      const seen = [{ userId, productId, assignment: held ?? null }];
      await device.one(
        changeOf({ kind: held ? 'unassign' : 'assign', userId, productId }, seq, { seen: seen as never }),
        seq - 1,
      );
    },
  };
}
