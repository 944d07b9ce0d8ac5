import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { RequestError } from '../problems.ts';
import type { Services } from '../services.ts';
import type { Drain } from './drain.ts';

/** Load balancers like to ask with HEAD. */
const FOR_MONITORS = { exposeHeadRoute: true };

/** For whoever runs the server: is the process alive, can it do its work. */
export function serveHealth(app: FastifyInstance, { database }: Services, { isStopping }: Drain): void {
  app.get('/health/live', FOR_MONITORS, async () => ({ status: 'live' }));
  app.get('/health/ready', FOR_MONITORS, async () => {
    if (isStopping()) throw new RequestError('unavailable', 'The server is stopping.');
    try {
      await sql`select 1`.execute(database.db);
      return { status: 'ready' };
    } catch {
      throw new RequestError('unavailable', 'The database does not answer.');
    }
  });
}
