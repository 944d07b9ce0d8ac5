import { describe, expect, it } from 'vitest';
import type { ProductId, UserId } from '../../../shared/contract/ids.ts';
import type { EducatorRow, PersonRow } from '../../../shared/contract/view.ts';
import { createAppStore } from '../../state/appStore.ts';
import { queryKey, type QueryEntry } from '../../state/queryCache.ts';
import { HOME } from '../../state/route.ts';
import { sayInEnglish } from '../sayInEnglish.ts';
import type { CommandContext } from './registry.ts';
import { rowEntries, subjectName, type Subject } from './rowCommands.ts';

const store = createAppStore(HOME);
// The store and the sentences are all that these commands touch.
const context = { store, say: sayInEnglish } as unknown as CommandContext;
const id = 'u1' as UserId;

function student(...products: readonly string[]): Subject {
  const licenses = products.map((name) => ({ product: { id: name.toLowerCase(), name } }));
  return {
    kind: 'student',
    of: { userId: id, givenName: 'Mia', familyName: 'Ochoa', licenses } as unknown as PersonRow,
  };
}

function signIn(role: string): void {
  const session = { state: 'signedIn', account: { role } };
  const answer = { value: session, failure: null } as unknown as QueryEntry;
  store.setState({ queries: new Map([[queryKey('session.get', {}), answer]]) });
}

const texts = (subject: Subject): readonly string[] => rowEntries(context, subject).map(({ text }) => text);
const press = (subject: Subject, text: string): void =>
  rowEntries(context, subject)
    .find((entry) => entry.text === text)
    ?.perform();

describe('what can be done with a row', () => {
  it('names whom it is about', () => {
    expect(subjectName(context, student())).toBe('Mia Ochoa');
    const two = { source: { from: null, userIds: [id, 'u2' as UserId] }, name: 'Mia Ochoa' };
    expect(subjectName(context, { kind: 'card', of: two })).toBe('2 students');
  });

  it('tells the history of one person, and of no more at once', () => {
    press(student('Phonics'), 'History');
    expect(store.getState().dialog).toEqual({ kind: 'history', userId: id });
    const cards = (userIds: readonly UserId[]): Subject => ({
      kind: 'card',
      of: { source: { from: null, userIds }, name: 'Mia Ochoa' },
    });
    expect(texts(cards([id]))).toContain('History');
    expect(texts(cards([id, 'u2' as UserId]))).not.toContain('History');
  });

  it.each(['teacher', 'schoolAdministrator', 'districtAdministrator'])('offers a %s what they may do', (role) => {
    signIn(role);
    const educator = {
      kind: 'educator',
      of: { userId: id, givenName: 'Elena', familyName: 'Ruiz' } as EducatorRow,
    } as const;
    const isTeacher = role === 'teacher';
    expect(texts(educator)).toEqual(['Manage User Products', ...(isTeacher ? [] : ['History', 'Edit educator'])]);
    expect(texts(student())).toEqual([
      'Manage Student Products',
      'Move to…',
      'History',
      ...(isTeacher ? [] : ['Edit student']),
    ]);
  });

  it('moves the one license of a student, or a student without any', () => {
    press(student('Phonics'), 'Move to…');
    expect(store.getState().dialog).toMatchObject({
      kind: 'boardMove',
      source: { from: 'phonics', userIds: [id] },
      name: 'Mia Ochoa',
    });
    press(student(), 'Move to…');
    expect(store.getState().dialog).toMatchObject({ source: { from: null, userIds: [id] } });
  });

  it('manages the products of everybody selected in a list', () => {
    const people: Subject = { kind: 'people', of: { of: 'educator', userIds: [id, 'u2' as UserId] } };
    expect(subjectName(context, people)).toBe('2 selected');
    press(people, 'Manage products…');
    expect(store.getState().dialog).toMatchObject({
      kind: 'manageMany',
      of: 'educator',
      userIds: [id, 'u2'],
      steps: [],
    });
  });

  it('asks which license of several is to be moved', () => {
    const both = student('Phonics', 'Keyboarding');
    expect(texts(both)).toEqual([
      'Manage Student Products',
      'Move Phonics to…',
      'Move Keyboarding to…',
      'History',
      'Edit student',
    ]);
    press(both, 'Move Keyboarding to…');
    expect(store.getState().dialog).toMatchObject({ source: { from: 'keyboarding' } });
  });

  it('manages the products of one card, or of many at once', () => {
    const card = (...userIds: readonly UserId[]): Subject => ({
      kind: 'card',
      of: { source: { from: 'phonics' as ProductId, userIds }, name: 'Mia Ochoa' },
    });
    press(card(id), 'Manage Student Products');
    expect(store.getState().dialog).toMatchObject({ kind: 'manageProducts', userId: id });
    press(card(id, 'u2' as UserId), 'Manage Student Products');
    expect(store.getState().dialog).toMatchObject({ kind: 'manageMany', of: 'student', userIds: [id, 'u2'] });
  });
});
