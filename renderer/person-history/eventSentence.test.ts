import { describe, expect, it } from 'vitest';
import type { PersonEvent } from '../../shared/contract/personHistory.ts';
import { sayInEnglish as say } from '../app/sayInEnglish.ts';
import { eventSentence } from './eventSentence.ts';

const event: PersonEvent = {
  at: '2026-11-24T10:00:00.000Z',
  kind: 'taken',
  product: null,
  by: { kind: 'person', name: 'Dana Whitfield' },
  device: { isThis: false, name: 'Front desk' },
};
const sentence = (part: Partial<PersonEvent>): string => eventSentence(say, { ...event, ...part });

describe('what happened to a license', () => {
  it('names who did it and from which computer', () => {
    expect(sentence({})).toBe('Removed by Dana Whitfield · on Front desk');
    expect(sentence({ kind: 'given', device: { isThis: true, name: 'Front desk' } })).toBe(
      'Assigned by Dana Whitfield · on this computer',
    );
    expect(sentence({ kind: 'movedIn' })).toBe('Moved here from someone else by Dana Whitfield · on Front desk');
  });

  it('leaves out what is not known, and says what nobody did', () => {
    expect(sentence({ device: { isThis: false, name: null } })).toBe('Removed by Dana Whitfield');
    expect(sentence({ by: { kind: 'person', name: null } })).toContain('somebody without an account by now');
    expect(sentence({ by: { kind: 'server' } })).toBe('Removed automatically');
  });
});
