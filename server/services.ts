import type { Writable } from 'node:stream';
import type { DeviceId } from '../shared/contract/ids.ts';
import type { Database } from './database/database.ts';
import type { EventStreams } from './events/eventStreams.ts';

export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';

/** What the routes work with; made once at start, passed in, nothing global. */
export type Services = Readonly<{
  database: Database;
  now: () => Date;
  cursorSecret: string;
  events: EventStreams;
  /** Devices with a push under way. */
  inFlight: Set<DeviceId>;
  /** Is there a place to look for rosters every night? */
  syncsNightly: boolean;
  /** The oldest wire that clients may speak. */
  oldestContract: number;
  logLevel: LogLevel;
  logTo: Writable;
  /** Addresses of proxies whose word about the caller's address is taken; null for none. */
  trustProxy: string | null;
}>;
