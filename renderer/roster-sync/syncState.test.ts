import { describe, expect, it } from 'vitest';
import type { RosterStanding } from '../../shared/contract/rosterStanding.ts';
import type { RosterSync } from '../../shared/contract/rosterSync.ts';
import { mayAsk, nextNightly, syncState } from './syncState.ts';

const AT = '2026-11-24T13:00:00.000Z';

function run(state: RosterSync['state'], part: object = {}): RosterSync {
  const times = { requestedAt: AT, startedAt: AT, endedAt: state === 'done' || state === 'failed' ? AT : null };
  return { state, source: 'clever', requests: [], reason: null, ...times, ...part } as unknown as RosterSync;
}

function standing(part: object = {}, wishes: readonly object[] = []): RosterStanding {
  const platform = { source: 'clever', nextRunAt: null, lastRun: null, openRuns: [], ...part };
  return { asOf: AT, platforms: [platform], wishes, mayRequest: true } as unknown as RosterStanding;
}

const wish = (refusal: string | null, madeAt = AT) => ({ source: 'clever', madeAt, refusal });
const kinds = (state: RosterStanding) => syncState(state, 'clever').kind;

describe('what is said of a sync', () => {
  it('follows a request from this computer to its end', () => {
    expect(kinds(standing())).toBe('never');
    expect(kinds(standing({ lastRun: run('done') }, [wish(null)]))).toBe('queued');
    expect(kinds(standing({ openRuns: [run('requested')] }))).toBe('requested');
    expect(kinds(standing({ openRuns: [run('requested'), run('running')] }))).toBe('running');
    expect(kinds(standing({ openRuns: [run('held')], lastRun: run('done') }))).toBe('held');
    expect(kinds(standing({ lastRun: run('done') }))).toBe('done');
    expect(syncState(standing({ lastRun: run('failed', { reason: 'noFile' }) }), 'clever')).toEqual({
      kind: 'failed',
      at: AT,
      reason: 'noFile',
    });
  });

  it('names who asked for it', () => {
    const requests = [{ displayName: 'Dana Whitfield' }, { displayName: 'Marcus Oyelaran' }];
    expect(syncState(standing({ openRuns: [run('requested', { requests })] }), 'clever')).toMatchObject({
      who: 'Dana Whitfield',
    });
    expect(syncState(standing({ openRuns: [run('requested')] }), 'clever')).toMatchObject({ who: null });
  });

  it('says that a request was refused until a later sync is over', () => {
    expect(kinds(standing({}, [wish('forbidden')]))).toBe('refused');
    expect(kinds(standing({ lastRun: run('done') }, [wish('forbidden', '2026-11-24T12:00:00.000Z')]))).toBe('done');
  });

  it('offers another only when none is coming', () => {
    expect(mayAsk({ kind: 'queued' })).toBe(false);
    expect(mayAsk({ kind: 'running', since: AT })).toBe(false);
    expect(mayAsk({ kind: 'done', at: AT, reason: null })).toBe(true);
    expect(mayAsk({ kind: 'refused', refusal: 'other' })).toBe(true);
  });
});

describe('the next nightly sync', () => {
  const now = Date.parse(AT);
  it('is the nearest of all platforms', () => {
    const next = '2026-11-25T10:00:00.000Z';
    expect(nextNightly(standing({ nextRunAt: next }), now)).toBe(next);
    expect(nextNightly(standing({ nextRunAt: next }), now, 'classlink')).toBeNull();
    expect(nextNightly(standing(), now)).toBeNull();
  });

  it('goes on from night to night while nobody could ask the server', () => {
    const told = (nextRunAt: string) => nextNightly(standing({ nextRunAt }), now);
    expect(told('2026-11-20T10:00:00.000Z')).toBe('2026-11-25T10:00:00.000Z');
    expect(told('2026-11-20T14:00:00.000Z')).toBe('2026-11-24T14:00:00.000Z');
    expect(told(AT)).toBe('2026-11-25T13:00:00.000Z');
  });
});
