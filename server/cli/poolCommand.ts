import { openDatabase } from '../database/openDatabase.ts';
import type { Db } from '../database/transaction.ts';
import { setQuantity } from '../products/setQuantity.ts';
import { startupError } from '../startupError.ts';
import { DEFAULT_DATABASE, readOptions } from './options.ts';

/** As many as a license file may say. */
const MOST = 10_000_000;

/** `pool set-quantity`: what the vendor sold more, or took back. */
export async function poolCommand(args: readonly string[]): Promise<void> {
  const { values, positionals } = readOptions(args, {
    database: { type: 'string', default: DEFAULT_DATABASE },
    pool: { type: 'string' },
    quantity: { type: 'string' },
  });
  if (positionals.join(' ') !== 'set-quantity') {
    throw startupError('The only command about pools is “pool set-quantity”.');
  }
  if (values.pool === undefined)
    throw startupError('Say which pool with --pool: its id, or its poolId in licenses.csv.');
  const bought = /^\d{1,8}$/.test(values.quantity ?? '') ? Number(values.quantity) : NaN;
  if (!(bought <= MOST))
    throw startupError('Say how many licenses were bought with --quantity: a whole number from 0 up.');
  const database = await openDatabase(values.database);
  try {
    const poolId = await findPool(database.db, values.pool);
    const now = await setQuantity(database.db, { poolId, bought, at: new Date() });
    if (!now) throw startupError(`There is no pool ${values.pool}.`);
    const moved = now.transferred === 0 ? '' : ` (${bought} bought, ${signed(now.transferred)} by transfers)`;
    const left = Math.max(0, now.quantity - now.assigned);
    console.log(`The pool has ${now.quantity} licenses${moved}; ${now.assigned} are assigned, ${left} available.`);
  } finally {
    await database.stop();
  }
}

async function findPool(db: Db, name: string): Promise<string> {
  const found = await db
    .selectFrom('pools')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', name), eb('sourced_id', '=', name)]))
    .execute();
  const [pool] = found;
  if (!pool) throw startupError(`There is no pool ${name}: give its id, or its poolId in licenses.csv.`);
  if (found.length > 1) throw startupError(`Several districts have a pool ${name}: give its id instead.`);
  return pool.id;
}

function signed(count: number): string {
  return count > 0 ? `+${count}` : String(count);
}
