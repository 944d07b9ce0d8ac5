import { describe, expect, it } from 'vitest';
import { support } from '../../shared/support/support.ts';
import { sayInEnglish } from '../app/sayInEnglish.ts';
import { officeSentence } from './officeSentence.ts';

const at = (moment: string, ownZone: string): string =>
  officeSentence(sayInEnglish, { now: new Date(moment), support, ownZone, locale: 'en-US' })
    .text // The space before AM and PM is a narrow one in some versions of the data.
    .replaceAll('\u202f', ' ');

describe('what is said of the office', () => {
  it.each([
    ['2026-08-05T18:00:00Z', 'America/Los_Angeles', 'Open now, until 7:30 PM Eastern Time (4:30 PM your time)'],
    ['2026-08-05T18:00:00Z', 'America/New_York', 'Open now, until 7:30 PM Eastern Time'],
    ['2026-08-05T18:00:00Z', 'America/Toronto', 'Open now, until 7:30 PM Eastern Time'],
    ['2026-01-14T12:00:00Z', 'America/Chicago', 'Closed now. Opens today at 8:30 AM Eastern Time (7:30 AM your time)'],
    ['2026-01-14T23:00:00Z', 'America/New_York', 'Closed now. Opens tomorrow at 8:30 AM Eastern Time'],
    ['2026-01-17T17:00:00Z', 'America/New_York', 'Closed now. Opens Monday at 8:30 AM Eastern Time'],
    [
      '2026-07-18T17:00:00Z',
      'Pacific/Honolulu',
      'Closed now. Opens Monday at 8:30 AM Eastern Time (2:30 AM your time)',
    ],
    ['2026-07-18T17:00:00Z', 'Asia/Tokyo', 'Closed now. Opens Monday at 8:30 AM Eastern Time (9:30 PM your time)'],
    ['2026-08-05T18:00:00Z', 'Asia/Tokyo', 'Open now, until 7:30 PM Eastern Time (Thursday 8:30 AM your time)'],
    // Arizona keeps no daylight saving time.
    ['2026-11-02T20:00:00Z', 'America/Phoenix', 'Open now, until 5:30 PM Eastern Time (3:30 PM your time)'],
    ['2026-10-30T20:00:00Z', 'America/Phoenix', 'Open now, until 5:30 PM Eastern Time (2:30 PM your time)'],
  ])('at %s in %s', (moment, ownZone, expected) => expect(at(moment, ownZone)).toBe(expected));
});
