import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { support } from '../../shared/support/support.ts';
import { useSay } from '../app/text.tsx';
import { hoursTable, monthRun, type HoursRow } from './hoursTable.ts';
import { minutesOf } from './officeHours.ts';
import { zoneName } from './officeSentence.ts';

/** The office hours as they are written down. */
export function OfficeHours(): ReactNode {
  const say = useSay();
  const intl = useIntl();
  const table = hoursTable(support.hours);
  // Any day will do whose weekday or month is the one meant: January 1, 2024 was a Monday.
  const weekday = (day: number): string =>
    intl.formatDate(Date.UTC(2024, 0, day), { weekday: 'long', timeZone: 'UTC' });
  const month = (number: number): string =>
    intl.formatDate(Date.UTC(2024, number - 1, 1), { month: 'long', timeZone: 'UTC' });
  const monthsText = (months: readonly number[]): string => {
    const run = months.length > 2 ? monthRun(months) : null;
    return run === null
      ? intl.formatList(months.map(month))
      : say('help.hours.days', { first: month(run[0]), last: month(run[1]) });
  };
  const clock = (text: string): string =>
    intl.formatTime(Date.UTC(2024, 0, 1, 0, minutesOf(text)), { timeZone: 'UTC' });
  const days = ({ firstDay, lastDay }: HoursRow): string =>
    firstDay === lastDay
      ? weekday(firstDay)
      : say('help.hours.days', { first: weekday(firstDay), last: weekday(lastDay) });
  return (
    <div className="hours">
      <h3>{say('help.hours')}</h3>
      {table.map(({ months, rows }) => (
        <div key={months.join(' ')} className="hours-group">
          {table.length > 1 && <p className="small">{monthsText(months)}</p>}
          <dl>
            {rows.map((row) => (
              <div key={row.firstDay}>
                <dt>{days(row)}</dt>
                <dd>{say('help.hours.span', { opens: clock(row.opens), closes: clock(row.closes) })}</dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
      <p className="small">{say('help.hours.zone', { zone: zoneName(support, intl.locale) })}</p>
    </div>
  );
}
