import { describe, expect, it } from 'vitest';
import { RosterSources, RosterSync, type RosterSyncId } from '../../../shared/contract/rosterSync.ts';
import type { Account } from '../../../shared/contract/session.ts';
import { brand, sampleAccount } from '../testing/sampleDistrict.ts';
import { NOW, sampleStore, testId } from '../testing/sampleStore.ts';
import { isMoving, keepSources, readSources, withRun } from './sources.ts';
import { readStanding, requestSync } from './standing.ts';
import { nextWish, wishRefused, wishSent } from './wishes.ts';

const district: Account = { ...sampleAccount, role: 'districtAdministrator', orgIds: [brand('d')] };

function cleverStore() {
  const { sql } = sampleStore();
  sql.run("UPDATE orgs SET roster_source = 'clever' WHERE id = 's2'");
  const ask = (orgId: string, account = district, at = NOW) =>
    requestSync(sql, { orgId: brand(orgId), account, newId: testId, at });
  return { sql, ask };
}

const run = (state: string, id = testId()): RosterSync =>
  RosterSync.parse({
    id,
    source: 'clever',
    startedBy: 'request',
    requestedAt: NOW,
    requests: [],
    state,
    reason: null,
    startedAt: null,
    endedAt: null,
    fileAt: null,
    counts: null,
    mayDecide: false,
  });

const sources = (openRuns: readonly RosterSync[] = []): RosterSources =>
  RosterSources.parse({
    orgs: [{ orgId: 's2', source: 'clever' }],
    platforms: [{ source: 'clever', nextRunAt: NOW, lastRun: null, openRuns }],
  });

describe('how rostering stands', () => {
  it('names the platforms of the roster even if the server never told of them', () => {
    const { sql } = cleverStore();
    expect(readStanding(sql, district)).toEqual({
      asOf: null,
      platforms: [{ source: 'clever', nextRunAt: null, lastRun: null, openRuns: [] }],
      wishes: [],
      mayRequest: true,
    });
    expect(readStanding(sql, sampleAccount).platforms).toEqual([]);
  });

  it('is what the server said last, as long as nobody can ask it', () => {
    const { sql } = cleverStore();
    expect(keepSources(sql, sources(), NOW)).toBe(true);
    expect(keepSources(sql, sources(), '2025-10-01T12:05:00.000Z')).toBe(false);
    expect(readStanding(sql, district)).toMatchObject({
      asOf: '2025-10-01T12:05:00.000Z',
      platforms: [{ nextRunAt: NOW }],
    });
  });

  it('is unknown where an answer was kept by another version', () => {
    const { sql } = cleverStore();
    keepSources(sql, { orgs: 'other' } as never, NOW);
    expect(readSources(sql)).toBeNull();
  });

  it('follows a run from the request to its end', () => {
    const asked = withRun(sources(), run('requested', '11111111-1111-4111-8111-111111111111'));
    expect(isMoving(asked)).toBe(true);
    const held = withRun(asked, run('held', '11111111-1111-4111-8111-111111111111'));
    expect([held.platforms[0]?.openRuns.length, isMoving(held)]).toEqual([1, false]);
    const done = withRun(held, run('done', '11111111-1111-4111-8111-111111111111'));
    expect(done.platforms[0]).toMatchObject({ openRuns: [], lastRun: { state: 'done' } });
  });
});

describe('asking for a same-day sync', () => {
  it('is on the disk until the server has it', () => {
    const { sql, ask } = cleverStore();
    expect(ask('s2')).toBe('saved');
    const wish = nextWish(sql);
    expect(wish).toMatchObject({ orgId: 's2' });
    expect(readStanding(sql, district).wishes).toMatchObject([{ source: 'clever', madeAt: NOW, refusal: null }]);
    wishSent(sql, wish?.id as RosterSyncId);
    expect([nextWish(sql), readStanding(sql, district).wishes]).toEqual([null, []]);
  });

  it('is asking once, however often it is pressed', () => {
    const { ask } = cleverStore();
    expect([ask('s2'), ask('s2')]).toEqual(['saved', 'waitsAlready']);
  });

  it('may be done by administrators, for schools of theirs that are kept in a platform', () => {
    const { ask } = cleverStore();
    expect(ask('s1')).toBe('keptByHand');
    expect(ask('s2', sampleAccount)).toBe('notYours');
    expect(ask('s2', { ...district, role: 'teacher' })).toBe('notYours');
  });

  it('says what the server answered until it is asked again, or for a week', () => {
    const { sql, ask } = cleverStore();
    ask('s2');
    wishRefused(sql, nextWish(sql)?.id as RosterSyncId, 'forbidden');
    expect(readStanding(sql, district).wishes).toMatchObject([{ refusal: 'forbidden' }]);
    expect(ask('s2')).toBe('saved');
    expect(readStanding(sql, district).wishes).toMatchObject([{ refusal: null }]);
  });
});
