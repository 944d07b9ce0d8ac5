/** A span of the working day, as written on a clock ("8:30" is half past eight in the morning). */
export type OfficeSpan = Readonly<{
  /** Months in which it holds, 1 to 12. */
  months: readonly number[];
  /** Days of the week on which it holds, 1 (Monday) to 7 (Sunday). */
  days: readonly number[];
  opens: string;
  closes: string;
}>;

export type Support = Readonly<{
  phone: string;
  /** Where a same-day sync of a Clever or ClassLink roster is asked for. */
  syncRequestEmail: string;
  timeZone: string;
  hours: readonly OfficeSpan[];
}>;

const BUSY_MONTHS = [8, 9];
const OTHER_MONTHS = [1, 2, 3, 4, 5, 6, 7, 10, 11, 12];

/** Whom to ask, and when. A district with a help desk of its own alters this file and nothing else. */
export const support: Support = {
  phone: '888-983-8409',
  syncRequestEmail: 'implementation@lwtears.com',
  timeZone: 'America/New_York',
  hours: [
    { months: OTHER_MONTHS, days: [1, 2, 3, 4, 5], opens: '8:30', closes: '17:30' },
    { months: BUSY_MONTHS, days: [1, 2, 3, 4], opens: '8:30', closes: '19:30' },
    { months: BUSY_MONTHS, days: [5], opens: '8:30', closes: '17:30' },
  ],
};

/** The links by which support is reached; the main process lets these leave the app, to the letter. */
export const supportLinks = {
  phone: `tel:${support.phone}`,
  syncRequest: `mailto:${support.syncRequestEmail}`,
} as const;
