import { RosterSources, type RosterSync } from '../../../shared/contract/rosterSync.ts';
import type { Sql } from '../store/sqlite.ts';

export type KnownSources = Readonly<{ sources: RosterSources; at: string }>;

/** What the server said last of its syncs; null when it never did, or in words of another version. */
export function readSources(sql: Sql): KnownSources | null {
  const row = sql.get<{ answer: string; at: string }>('SELECT answer, at FROM roster_sources');
  const parsed = row && RosterSources.safeParse(JSON.parse(row.answer));
  return parsed?.success ? { sources: parsed.data, at: row?.at ?? '' } : null;
}

/** Keeps what the server says. False when it said nothing new. */
export function keepSources(sql: Sql, sources: RosterSources, at: string): boolean {
  const answer = JSON.stringify(sources);
  const before = sql.get<{ answer: string }>('SELECT answer FROM roster_sources')?.answer;
  sql.run('INSERT OR REPLACE INTO roster_sources (one, answer, at) VALUES (1, ?, ?)', [answer, at]);
  return before !== answer;
}

/** The same, with a run of which the server has just told. */
export function withRun(sources: RosterSources, run: RosterSync): RosterSources {
  const isOver = run.state === 'done' || run.state === 'failed';
  const platforms = sources.platforms.map((platform) => {
    if (platform.source !== run.source) return platform;
    const others = platform.openRuns.filter(({ id }) => id !== run.id);
    return isOver ? { ...platform, openRuns: others, lastRun: run } : { ...platform, openRuns: [...others, run] };
  });
  return { ...sources, platforms };
}

/** Is a run under way, or about to be, so that news may come any moment? */
export function isMoving(sources: RosterSources): boolean {
  return sources.platforms.some(({ openRuns }) => openRuns.some(({ state }) => state !== 'held'));
}
