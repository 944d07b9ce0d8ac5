import { describe, expect, it } from 'vitest';
import type { OrgId, UserId } from '../../../shared/contract/ids.ts';
import { applyDelta } from '../store/pull.ts';
import { brand, deltaOf, sampleDistrict } from '../testing/sampleDistrict.ts';
import { assign, NOW, sampleAsker, sampleStore, save } from '../testing/sampleStore.ts';
import { listEducators } from './educators.ts';
import { readProductChoices } from './productChoices.ts';

const asked = { orgId: null, role: null, text: '', offset: 0, limit: 100 };
const asker = { ...sampleAsker, account: { ...sampleAsker.account, orgIds: [brand<OrgId>('d')] } };

/** The sample with two more educators, and its second school kept in Clever. */
function withEducators() {
  const store = sampleStore();
  const { users, orgs } = sampleDistrict();
  const ortiz = users.find(({ id }) => id === 'ortiz') as (typeof users)[number];
  const educator = (id: string, part: object) => ({ ...ortiz, id: brand<UserId>(id), ...part });
  const rows = {
    users: [
      educator('abara', { givenName: 'Chidi', familyName: 'Abara', role: 'aide' }),
      educator('lind', { givenName: 'Åsa', familyName: 'Lindqvist', orgIds: ['s2'], rosterSource: 'clever' }),
    ],
    orgs: orgs.map((org) => (org.id === 's2' ? { ...org, rosterSource: 'clever' as const } : org)),
  };
  applyDelta(store.sql, sampleAsker, deltaOf({ rows }), Date.parse(NOW));
  return store;
}

describe('the list of educators', () => {
  const names = (part: Partial<Parameters<typeof listEducators>[1]>) => {
    const { total, rows } = listEducators(withEducators().sql, { ...asked, ...part }, NOW);
    expect(total).toBe(rows.length);
    return rows.map(({ familyName }) => familyName);
  };

  it('has everybody who is no student, by name', () => {
    expect(names({})).toEqual(['Abara', 'Lindqvist', 'Ortiz']);
  });

  it('can be of one school, of one role, and of what was typed', () => {
    expect(names({ orgId: brand('s1') })).toEqual(['Abara', 'Ortiz']);
    expect(names({ role: 'aide' })).toEqual(['Abara']);
    expect(names({ text: 'asa lind' })).toEqual(['Lindqvist']);
    expect(names({ text: 'o', role: 'aide' })).toEqual([]);
  });

  it('says where the roster of each is kept', () => {
    const { rows } = listEducators(withEducators().sql, asked, NOW);
    expect(rows.map(({ orgName, rosterSource }) => [orgName, rosterSource])).toEqual([
      ['Alder Creek', 'manual'],
      ['Birch Hill', 'clever'],
      ['Alder Creek', 'manual'],
    ]);
  });

  it('comes in pages that know how many there are', () => {
    const { total, rows } = listEducators(withEducators().sql, { ...asked, offset: 1, limit: 1 }, NOW);
    expect([total, rows.map(({ familyName }) => familyName)]).toEqual([3, ['Lindqvist']]);
  });

  it('shows licenses with what is not confirmed yet', () => {
    const { sql, context } = withEducators();
    save(context, assign('ortiz', 'tg'));
    const row = listEducators(sql, { ...asked, text: 'ortiz' }, NOW).rows[0];
    expect(row?.licenses).toMatchObject([{ product: { id: 'tg' }, pending: true }]);
    expect(row?.state).toEqual({ kind: 'saved' });
  });
});

describe('the products of an educator', () => {
  it('are those for educators, and say which platform looks after them', () => {
    const { sql } = withEducators();
    const choices = (userId: string) =>
      readProductChoices(sql, { userId: brand(userId), asker, at: NOW, doneSince: NOW });
    expect(choices('ortiz')).toMatchObject({ managedBy: null, choices: [{ product: { id: 'tg' }, held: false }] });
    expect(choices('lind')).toMatchObject({ managedBy: { source: 'clever', orgId: 's2' } });
    // One more may be given to somebody who came with the sync.
    expect(choices('lind')?.choices[0]?.reason).toBeNull();
  });
});
