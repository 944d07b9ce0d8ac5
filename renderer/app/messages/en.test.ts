import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ServiceErrorCode } from '../../../shared/contract/ipcService.ts';
import { ReasonCode } from '../../../shared/contract/problem.ts';
import { RosterSource } from '../../../shared/contract/rows.ts';
import { AccountRole } from '../../../shared/contract/session.ts';
import { ChangeState, Connection } from '../../../shared/contract/view.ts';
import { sayInEnglish as say } from '../sayInEnglish.ts';
import type { MessageId } from './en.ts';
import { everyEn } from './everyEn.ts';

const ids = Object.keys(everyEn) as MessageId[];
const text = (id: string): string | undefined => (everyEn as Readonly<Record<string, string>>)[id];

describe('the sentences of the app', () => {
  it('exist for every code that can reach the screen, with a next step where something went wrong', () => {
    const missing = [
      ...ReasonCode.options.flatMap((code) => [`reason.${code}`, `reason.${code}.next`]),
      ...[...ServiceErrorCode.options, 'disconnected'].flatMap((code) => [`failure.${code}`, `failure.${code}.next`]),
      ...ChangeState.options.map((state) => `changeState.${state}`),
      ...Connection.options.map((connection) => `status.${connection}`),
      ...RosterSource.options.map((source) => `source.${source}`),
      ...AccountRole.options.map((role) => `role.${role}`),
    ].filter((id) => !text(id));
    expect(missing).toEqual([]);
  });

  it('say something else for each reason and each failure', () => {
    for (const prefix of ['reason.', 'failure.', 'changeState.']) {
      const texts = ids.filter((id) => id.startsWith(prefix) && !id.endsWith('.next')).map((id) => everyEn[id]);
      expect(new Set(texts).size).toBe(texts.length);
    }
  });

  it('are all well formed', () => {
    for (const id of ids) {
      const plain = everyEn[id].replaceAll(/<\/?(b|big)>/g, '');
      if (plain === everyEn[id]) expect(say(id, allValues(plain)), id).not.toBe('');
    }
  });

  it('are all used', () => {
    const source = sourcesOf(join(import.meta.dirname, '../..'));
    const dynamic = [...source.matchAll(/`([a-zA-Z.]*)\$\{[^}]*\}([a-zA-Z.]+)?`/g)].map(
      ([, prefix, suffix]) => [prefix ?? '', suffix ?? ''] as const,
    );
    const unused = ids.filter(
      (id) =>
        !source.includes(`'${id}'`) &&
        !source.includes(`"${id}"`) &&
        !dynamic.some(([prefix, suffix]) => prefix + suffix !== '' && id.startsWith(prefix) && id.endsWith(suffix)),
    );
    expect(unused).toEqual([]);
  });

  it('keep the labels that staff know from the guide', () => {
    expect(say('nav.classes')).toBe('My Classes & Students');
    expect(say('rowCommand.student.manage')).toBe('Manage Student Products');
    expect(say('rowCommand.educator.manage')).toBe('Manage User Products');
    expect(say('nav.help')).toBe('Help & Support');
    expect(say('manage.title')).toBe('Manage Student Products');
    expect(say('manage.assigned')).toBe('Assigned Products');
    expect(say('manage.save')).toBe('Save');
    expect(say('manage.licenses', { count: 0 })).toBe('0 licenses available');
    expect(say('reason.noLicenseAvailable')).toBe('0 licenses available.');
  });

  it('count one, none and many in good English', () => {
    expect(say('status.changesWaiting', { count: 1 })).toBe('1 change waiting');
    expect(say('status.changesWaiting', { count: 3 })).toBe('3 changes waiting');
    expect(say('status.needsAttention', { count: 1 })).toBe('1 needs attention');
    expect(say('status.needsAttention', { count: 2 })).toBe('2 need attention');
    expect(say('manage.licenses', { count: 1 })).toBe('1 license available');
    expect(say('manage.licenses', { count: 1234 })).toBe('1,234 licenses available');
    expect(say('signOut.waiting', { count: 1 })).toBe(
      '1 change has not been sent yet. It stays locked on this computer and is sent after you sign in here again.',
    );
    expect(say('signOut.waiting', { count: 2 })).toBe(
      '2 changes have not been sent yet. They stay locked on this computer and are sent after you sign in here again.',
    );
  });

  it('say what Save will do, with the numbers', () => {
    const name = 'Saoirse Brennan';
    expect(say('preview.unassign', { product: 'Handwriting', name })).toBe(
      'Removes Handwriting from Saoirse Brennan. 1 license returns to the pool.',
    );
    expect(say('preview.swap', { from: 'Handwriting', to: 'Phonics', name, left: 3 })).toBe(
      'Replaces Handwriting with Phonics for Saoirse Brennan. 1 Handwriting license returns to the pool; 3 Phonics licenses stay available.',
    );
    expect(say('preview.assign', { product: 'Phonics', name, left: 0 })).toBe(
      'Assigns Phonics to Saoirse Brennan. No license stays available.',
    );
  });
});

/** A value for every name in braces. */
function allValues(sentence: string): Record<string, number> {
  return Object.fromEntries([...sentence.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => [name ?? '', 2]));
}

function sourcesOf(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.') && !path.includes('messages'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}
