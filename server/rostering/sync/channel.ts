/** The database channel on which a server is told that there may be a sync to run. */
export const SYNC_CHANNEL = 'seatwise_roster_sync';
