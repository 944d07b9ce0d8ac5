import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** Told when another part (or process) notifies the channel. */
export type Listener = (payload: string) => void;

/** An open, migrated database. The same SQL runs on both kinds: the embedded engine is PostgreSQL too. */
export type Database = Readonly<{
  kind: 'embedded' | 'postgresql';
  db: Kysely<Tables>;
  /** Returns the unlisten. */
  listen: (channel: string, listener: Listener) => Promise<() => Promise<void>>;
  stop: () => Promise<void>;
}>;
