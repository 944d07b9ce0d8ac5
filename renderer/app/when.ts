import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import type { Day, Instant } from '../../shared/contract/ids.ts';
import { useSay } from './text.tsx';

/** How a moment is best named as seen from another: by the time alone, or with its day. */
export function nearness(moment: Date, now: Date): 'today' | 'yesterday' | 'tomorrow' | 'day' {
  if (sameDay(moment, now)) return 'today';
  const tomorrow = new Date(now);
  tomorrow.setDate(now.getDate() + 1);
  if (sameDay(moment, tomorrow)) return 'tomorrow';
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  return sameDay(moment, yesterday) ? 'yesterday' : 'day';
}

/** Names a moment in words: "today 8:31 AM", "Nov 23, 2:10 PM". */
export function useWhen(): (instant: Instant) => string {
  const intl = useIntl();
  const say = useSay();
  return useCallback(
    (instant) => {
      const moment = new Date(instant);
      const now = new Date();
      const time = intl.formatTime(moment);
      switch (nearness(moment, now)) {
        case 'today':
          return say('when.today', { time });
        case 'yesterday':
          return say('when.yesterday', { time });
        case 'tomorrow':
          return say('when.tomorrow', { time });
        case 'day':
          return say('when.day', { day: intl.formatDate(moment, dayFormat(moment, now)), time });
      }
    },
    [intl, say],
  );
}

/** Names a moment by the time on the clock here: "2:00 AM". */
export function useClockTime(): (instant: Instant) => string {
  const intl = useIntl();
  return useCallback((instant) => intl.formatTime(new Date(instant)), [intl]);
}

/** Names a moment by its time when it is today's, else by its day: for narrow places. */
export function useShortWhen(): (instant: Instant) => string {
  const intl = useIntl();
  return useCallback(
    (instant) => {
      const moment = new Date(instant);
      const now = new Date();
      return sameDay(moment, now) ? intl.formatTime(moment) : intl.formatDate(moment, dayFormat(moment, now));
    },
    [intl],
  );
}

/** Names a calendar day: "Jun 30", and the year with it when it is another one. */
export function useDay(): (day: Day) => string {
  const intl = useIntl();
  return useCallback(
    (day) => {
      // A calendar day has no time zone: read and written as UTC it stays the same day everywhere.
      const moment = new Date(`${day}T00:00:00Z`);
      return intl.formatDate(moment, { ...dayFormat(moment, new Date()), timeZone: 'UTC' });
    },
    [intl],
  );
}

function dayFormat(moment: Date, now: Date): { month: 'short'; day: 'numeric'; year?: 'numeric' } {
  const near = Math.abs(moment.getTime() - now.getTime()) < 300 * 24 * 3600 * 1000;
  return near ? { month: 'short', day: 'numeric' } : { month: 'short', day: 'numeric', year: 'numeric' };
}

function sameDay(a: Date, b: Date): boolean {
  return a.getFullYear() === b.getFullYear() && a.getMonth() === b.getMonth() && a.getDate() === b.getDate();
}
