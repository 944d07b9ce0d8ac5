/** The database channel on which every change of a district's rows is announced, with the district's id. */
export const NOTICE_CHANNEL = 'seatwise_changed';
