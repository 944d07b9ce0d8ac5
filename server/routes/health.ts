import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { RequestError } from '../problems.ts';
import type { Services } from '../services.ts';

/** For whoever runs the server: is the process alive, can it do its work. */
export function serveHealth(app: FastifyInstance, { database }: Services): void {
  app.get('/health/live', async () => ({ status: 'live' }));
  app.get('/health/ready', async () => {
    try {
      await sql`select 1`.execute(database.db);
      return { status: 'ready' };
    } catch {
      throw new RequestError('unavailable', 'The database does not answer.');
    }
  });
}
