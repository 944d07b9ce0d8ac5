import type { RosterSyncReason, SyncedSource } from '../../../shared/contract/rosterSync.ts';
import type { Upload } from '../readUpload.ts';

/** Whose roster is wanted, from which platform. */
export type RosterPlace = Readonly<{
  districtId: string;
  /** The district's id in its own roster; null when another district here has the same. */
  sourcedId: string | null;
  source: SyncedSource;
}>;

export type FetchFault = Extract<
  RosterSyncReason,
  'notSetUp' | 'noFile' | 'notAZip' | 'unreadable' | 'tooLarge' | 'stillChanging'
>;

/** A roster as the platform has it now, or why there is none. */
export type Fetched =
  | Readonly<{ ok: true; upload: Upload; name: string; modifiedAt: Date; hash: string }>
  | Readonly<{ ok: false; reason: FetchFault }>;

/** Reads a roster where a platform keeps it. A folder of exports is the first kind; the platforms' own APIs are others. */
export type RosterConnector = (place: RosterPlace) => Promise<Fetched>;

/** For a server that was given no place to look in. */
export const noConnector: RosterConnector = async () => ({ ok: false, reason: 'notSetUp' });
