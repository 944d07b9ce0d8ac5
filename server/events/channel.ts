/** The database channel on which every change of a district's rows is announced, with the district's id. */
export const NOTICE_CHANNEL = 'seatwise_changed';

/** The database channel on which it is announced that sessions ended, with the account's id. */
export const SESSIONS_CHANNEL = 'seatwise_signed_out';
