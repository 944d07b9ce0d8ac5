import type { ResolveChoice } from '../../shared/contract/view.ts';
import { SCHEMA_VERSION } from '../../electron/service/store/migrations.ts';
import type { Action, Deed } from './deed.ts';
import { FAULTS, type RequestKind } from './faults.ts';
import { quarrel } from './quarrel.ts';
import { dice, seedOf, type Dice } from './random.ts';
import { few } from './wishes.ts';
import type { SiteEvent } from './site.ts';
import type { World } from './world.ts';

/** Everything that is decided before a run; with the seed's dice it decides the rest too. */
export type Plan = Readonly<{
  seed: number;
  computers: readonly Readonly<{ account: number }>[];
  /** Of this computer's rows one is other than the server's, by a defect that nobody saw; it must be found and mended. */
  spoils: number | null;
  /** In the order of time. */
  actions: readonly Action[];
  endsAt: number;
}>;

const MINUTE = 60_000;
const CHOICES: readonly ResolveChoice[] = ['keepMine', 'keepMine', 'keepTheirs', 'wait', 'drop'];

export type Size = 'long' | 'short' | 'brief' | 'shortest';

/** How much happens in a run, in its minutes: from – to. */
const SIZES: Readonly<
  Record<Size, Readonly<{ computers: readonly number[]; minutes: Range; deeds: Range; edits: Range }>>
> = {
  long: { computers: [1, 1, 2, 2, 2, 2, 3, 3, 4], minutes: [2, 6], deeds: [12, 38], edits: [6, 22] },
  short: { computers: [1, 1, 1, 2, 2, 2, 2, 3], minutes: [2, 4], deeds: [8, 20], edits: [4, 10] },
  brief: { computers: [1, 1, 2], minutes: [1, 2], deeds: [4, 9], edits: [2, 5] },
  shortest: { computers: [1, 1, 2], minutes: [1, 1], deeds: [3, 7], edits: [2, 3] },
};
/** So many of the runs with more than one computer. */
const QUARRELS = 0.45;
/** So many edits are regretted while they may still be on their way: by chance alone hardly a cancel meets one there. */
const REGRETTED = 0.12;
const REGRETTED_AFTER_MS = [50, 2000] as const;

type Range = readonly [from: number, to: number];

export function makePlan(seed: number, world: World, size: Size): Plan {
  const { computers: counts, minutes, deeds, edits: editCount } = SIZES[size];
  const random = dice(seedOf(seed, 'plan'));
  const computers = Array.from({ length: random.pick(counts) }, () => ({
    account: random.int(0, world.accounts.length - 1),
  }));
  const endsAt = random.int(...minutes) * MINUTE;
  // Some runs are calm and long offline, others a storm.
  const stormy = random.unit();
  const actions = Array.from({ length: random.int(...deeds) }, (): Action => {
    const at = random.int(0, endsAt);
    return { at, computer: random.int(0, computers.length - 1), deed: anyDeed(random, world, stormy) };
  });
  const edits = Array.from({ length: random.int(...editCount) }, () => {
    const at = random.int(500, endsAt);
    const edit: Action = { at, computer: random.int(0, computers.length - 1), deed: anyEdit(random) };
    return random.chance(REGRETTED) ? [edit, regretOf(random, edit, endsAt)] : [edit];
  });
  const quarrels = computers.length > 1 && random.chance(QUARRELS) ? quarrel(random, computers.length, endsAt) : [];
  const all = [...actions, ...edits.flat(), ...quarrels].sort((a, b) => a.at - b.at);
  const spoils = random.chance(0.03) ? random.int(0, computers.length - 1) : null;
  return { seed, computers, spoils, actions: all, endsAt };
}

function regretOf(random: Dice, { at, computer }: Action, endsAt: number): Action {
  const then = Math.min(endsAt, at + random.int(...REGRETTED_AFTER_MS));
  return { at: then, computer, deed: { kind: 'cancel', pick: random.int(0, 2 ** 31) } };
}

function anyEdit(random: Dice): Deed {
  const intents = random.chance(0.12) ? random.int(2, 6) : 1;
  const inDays = random.chance(0.08) ? random.int(1, 2) : null;
  return { kind: 'edit', intents, inDays, pick: random.int(0, 2 ** 31), license: null };
}

function anyDeed(random: Dice, world: World, stormy: number): Deed {
  const pick = random.int(0, 2 ** 31);
  const roll = random.unit();
  if (roll < 0.1 + 0.25 * stormy) return { kind: 'fault', request: anyRequest(random), fault: random.pick(FAULTS) };
  if (random.chance(0.2)) return anyEdit(random);
  switch (random.int(0, 24)) {
    case 0:
    case 1:
      return { kind: 'cancel', pick };
    case 20:
    case 21:
      return { kind: 'takeBack', pick };
    case 23:
    case 24:
      return { kind: 'unlucky', ms: random.int(5, 60) * 1000 };
    case 22:
      return { kind: 'lost', choice: random.pick(['resend', 'resend', 'dismiss']) };
    case 2:
    case 3:
      return { kind: 'resolve', choice: random.pick(CHOICES), pick };
    case 4:
      return { kind: 'weather', weather: random.pick(['up', 'down', 'portal'] as const) };
    case 5:
    case 6:
      return { kind: 'online', online: random.chance(0.6) };
    case 7:
      return { kind: 'focus', focused: random.chance(0.6) };
    case 8:
      return random.chance(0.7) ? { kind: 'crash' } : { kind: 'quit' };
    case 9:
      return {
        kind: 'disk',
        commits: random.int(0, 6),
        fault: { kind: 'crash', when: random.pick(['before', 'after']) },
      };
    case 10:
      return {
        kind: 'disk',
        commits: random.int(0, 3),
        fault: { kind: 'error', code: random.pick(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_IOERR']) },
      };
    case 11:
      return { kind: 'sleep', ms: random.int(5, 240) * 1000, counted: random.chance(0.5) };
    case 12:
      return { kind: 'clock', ms: random.pick([-10, 10]) * 365 * 24 * 60 * MINUTE };
    case 13:
      return random.chance(0.35) ? { kind: 'upgrade', from: random.int(1, SCHEMA_VERSION - 1) } : { kind: 'signIn' };
    case 14:
      return random.chance(0.3)
        ? { kind: 'syncNow' }
        : { kind: 'poison', userId: random.pick(fewOf(world)), on: random.chance(0.8) };
    default:
      return { kind: 'site', event: anyEvent(random, world) };
  }
}

function anyRequest(random: Dice): RequestKind | null {
  return random.pick([
    'push',
    'push',
    'push',
    'push',
    'changes',
    'changes',
    'snapshot',
    'ops',
    'ops',
    'server',
    'session',
    null,
  ]);
}

/** Who is edited again and again. */
function fewOf({ rows }: World): readonly string[] {
  return few(rows.users.map(({ id }) => id as string).sort());
}

function anyUser(random: Dice, { rows }: World): string {
  return random.pick(rows.users).id;
}

export function anyEvent(random: Dice, world: World): SiteEvent {
  const { rows, accounts } = world;
  switch (random.int(0, 19)) {
    case 14:
    case 15:
    case 16:
    case 0:
    case 1:
    case 2:
      return { kind: 'cutPool', poolId: random.pick(rows.pools).id, quantity: random.int(0, 4) };
    case 3:
      return { kind: 'setStatus', userId: anyUser(random, world), status: 'inactive' };
    case 4:
    case 17:
      return { kind: 'setStatus', userId: anyUser(random, world), status: 'active' };
    case 18:
    case 5:
      return { kind: 'moveSchool', userId: anyUser(random, world), orgId: random.pick(['s1', 's2']) };
    case 19:
    case 6:
      return {
        kind: 'enroll',
        id: `e-${random.int(0, 99)}`,
        classId: random.pick(rows.classes).id,
        userId: anyUser(random, world),
      };
    case 7:
      return rows.enrollments.length > 0
        ? { kind: 'withdraw', enrollmentId: random.pick(rows.enrollments).id }
        : { kind: 'prune' };
    case 8:
      return {
        kind: 'rights',
        accountId: random.pick(accounts.slice(1)).id,
        orgIds: random.pick([['s1'], ['s2'], ['s1', 's2']]),
      };
    case 9:
      return { kind: 'expireTokens' };
    case 10:
      return { kind: 'endSessions', accountId: random.pick(accounts).id };
    case 11:
      return { kind: 'backUp' };
    case 12:
      return { kind: 'restore' };
    default:
      return { kind: 'prune' };
  }
}
