import * as z from 'zod';
import { Instant, OrgId } from './ids.ts';
import { PlatformStatus, RosterSyncId, SyncedSource } from './rosterSync.ts';

/** Why the server will not take a request for a sync; `other` is a refusal this version has no word for. */
export const SyncRefusal = z.enum(['forbidden', 'notFound', 'rosterKeptByHand', 'other']);
export type SyncRefusal = z.infer<typeof SyncRefusal>;

/** A same-day sync that was asked for on this computer and that no run of the server's stands for yet. */
export const SyncWish = z.strictObject({
  id: RosterSyncId,
  orgId: OrgId,
  source: SyncedSource,
  madeAt: Instant,
  /** Null while it waits to be sent. */
  refusal: SyncRefusal.nullable(),
});
export type SyncWish = Readonly<z.infer<typeof SyncWish>>;

/** How the syncs with the rostering platforms stand, as far as this computer knows. */
export const RosterStanding = z.strictObject({
  /** When the server said so last; null when it never did. */
  asOf: Instant.nullable(),
  /** Those that a school in scope is kept in. */
  platforms: z.array(PlatformStatus),
  wishes: z.array(SyncWish),
  /** May the person ask for a same-day sync? */
  mayRequest: z.boolean(),
});
export type RosterStanding = Readonly<z.infer<typeof RosterStanding>>;
