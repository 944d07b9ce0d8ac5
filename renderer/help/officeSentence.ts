import type { Support } from '../../shared/support/support.ts';
import type { Say } from '../app/text.tsx';
import { officeState } from './officeHours.ts';
import { daysLater, wallTime, type WallTime } from './zonedTime.ts';

export type OfficeSentence = Readonly<{ isOpen: boolean; text: string }>;

type Asked = Readonly<{
  now: Date;
  support: Pick<Support, 'hours' | 'timeZone'>;
  /** Where the person is. */
  ownZone: string;
  locale: string;
}>;

/** Whether somebody is there, until when or from when on, by the office's clock and by the person's own. */
export function officeSentence(say: Say, { now, support, ownZone, locale }: Asked): OfficeSentence {
  const state = officeState(now, support);
  const moment = state.kind === 'open' ? state.until : state.opens;
  if (moment === null) return { isOpen: false, text: say('help.office.closed') };
  const format = (timeZone: string, options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(locale, { timeZone, ...options }).format(moment);
  const clock: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' };
  const [there, here] = [wallTime(moment, support.timeZone), wallTime(moment, ownZone)];
  const time = say('help.office.time', {
    time: format(support.timeZone, clock),
    zone: zoneName(support, locale),
  });
  const own = format(ownZone, sameDay(there, here) ? clock : { weekday: 'long', ...clock });
  const isSame = there.minutes === here.minutes && sameDay(there, here);
  const both = isSame ? time : say('help.office.both', { time, own });
  if (state.kind === 'open') return { isOpen: true, text: say('help.office.open', { time: both }) };
  const today = wallTime(now, support.timeZone);
  if (sameDay(there, today)) return { isOpen: false, text: say('help.office.opensToday', { time: both }) };
  if (sameDay(there, daysLater(today, 1)))
    return { isOpen: false, text: say('help.office.opensTomorrow', { time: both }) };
  const day = format(support.timeZone, { weekday: 'long' });
  return { isOpen: false, text: say('help.office.opens', { day, time: both }) };
}

/** "Eastern Time": in summer and winter the same. */
export function zoneName({ timeZone }: Pick<Support, 'timeZone'>, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function sameDay(a: WallTime, b: WallTime): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
