import { describe, expect, it } from 'vitest';
import type { Intent } from '../contract/change.ts';
import type { AssignmentId, OrgId, PoolId, ProductId, UserId } from '../contract/ids.ts';
import { ReasonCode } from '../contract/problem.ts';
import type { Assignment } from '../contract/rows.ts';
import { decide, type Decision } from './decide.ts';
import { seenBy } from './overlayWorld.ts';
import { DISTRICT, orgOf, poolOf, productOf, userOf, worldOf, type Rows } from './testWorld.ts';

const AT = '2026-06-01T10:00:00.000Z';
const ID = '0197a3c0-0000-7000-8000-000000000001' as never;
const user = (id: string): UserId => id as UserId;
const product = (id: string): ProductId => id as ProductId;

const held = (userId: string, productId: string, poolId = `${productId}-pool`, version = 1): Assignment => ({
  id: `held-${userId}-${productId}` as AssignmentId,
  userId: user(userId),
  productId: product(productId),
  poolId: poolId as PoolId,
  version,
  assignedAt: '2026-02-01T00:00:00.000Z',
});

/** A district with a manual and a Clever school, seen by the district's administrator. */
const base: Rows = {
  today: '2026-06-01',
  actor: { role: 'districtAdministrator', orgIds: [DISTRICT] },
  orgs: [orgOf(DISTRICT, null), orgOf('north'), orgOf('clever', DISTRICT, 'clever')],
  users: [
    userOf('sam', 'north'),
    userOf('sue', 'north'),
    userOf('far', 'clever'),
    userOf('left', 'north', { status: 'inactive' }),
    userOf('tea', 'north', { role: 'teacher' }),
    userOf('synced', 'clever', { role: 'teacher', rosterSource: 'clever' }),
    userOf('added', 'clever', { role: 'teacher', rosterSource: 'manual' }),
  ],
  products: [
    productOf('kb'),
    productOf('hw'),
    productOf('old'),
    productOf('new'),
    productOf('none'),
    productOf('upper', { minGrade: '06', maxGrade: '12' }),
    productOf('guide', { audience: 'educator' }),
  ],
  pools: [
    poolOf('kb-pool', 'kb', DISTRICT, 5),
    poolOf('hw-pool', 'hw', DISTRICT, 1, { assigned: 1 }),
    poolOf('old-pool', 'old', DISTRICT, 5, { endsOn: '2026-05-31' }),
    poolOf('new-pool', 'new', DISTRICT, 5, { startsOn: '2026-06-02' }),
    poolOf('upper-pool', 'upper', DISTRICT, 5),
    poolOf('guide-pool', 'guide', DISTRICT, 5),
  ],
  assignments: [],
  taught: [],
};

const assign = (userId: string, productId: string, more = {}): Intent => ({
  kind: 'assign',
  userId: user(userId),
  productId: product(productId),
  ...more,
});
const unassign = (userId: string, productId: string): Intent => ({
  kind: 'unassign',
  userId: user(userId),
  productId: product(productId),
});
const swap = (userId: string, from: string, to: string, more = {}): Intent => ({
  kind: 'swap',
  userId: user(userId),
  fromProductId: product(from),
  toProductId: product(to),
  ...more,
});
const move = (from: string, to: string, productId: string): Intent => ({
  kind: 'move',
  productId: product(productId),
  fromUserId: user(from),
  toUserId: user(to),
});

/** What is decided when the author saw things as they are. */
const ask = (intent: Intent, changes: Partial<Rows> = {}): Decision => {
  const world = worldOf({ ...base, ...changes });
  return decide({ id: ID, intent, seen: [...seenBy(world, intent)], at: AT }, world);
};
const reasonOf = (decision: Decision): ReasonCode | 'applied' | 'waits' => {
  switch (decision.outcome) {
    case 'apply':
      return 'applied';
    case 'noop':
    case 'refuse':
      return decision.reason;
    case 'held':
      return 'changedElsewhere';
    case 'wait':
      return 'waits';
  }
};
const principal: Partial<Rows> = { actor: { role: 'schoolAdministrator', orgIds: ['north' as OrgId] } };
const teacher: Partial<Rows> = {
  actor: { role: 'teacher', orgIds: ['north' as OrgId] },
  taught: [user('sam'), user('tea')],
};

describe('may it happen?', () => {
  it.each<readonly [ReasonCode, string, Intent, Partial<Rows>]>([
    ['outOfScope', 'a student of another school', assign('far', 'kb'), principal],
    [
      'outOfScope',
      'a move to another school',
      move('sam', 'far', 'kb'),
      { ...principal, assignments: [held('sam', 'kb')] },
    ],
    ['outOfScope', 'a student of another class', assign('sue', 'kb'), teacher],
    ['outOfScope', 'an educator, for a teacher', assign('tea', 'guide'), teacher],
    [
      'outOfScope',
      'a move out of reach of its pool',
      move('sam', 'far', 'kb'),
      {
        pools: [poolOf('kb-pool', 'kb', 'north', 5)],
        assignments: [held('sam', 'kb')],
      },
    ],
    ['unknownUser', 'somebody who is not on the roster', assign('nobody', 'kb'), {}],
    ['unknownUser', 'a move to nobody', move('sam', 'nobody', 'kb'), { assignments: [held('sam', 'kb')] }],
    ['inactiveUser', 'somebody who left', assign('left', 'kb'), {}],
    ['inactiveUser', 'a move to somebody who left', move('sam', 'left', 'kb'), { assignments: [held('sam', 'kb')] }],
    ['unknownProduct', 'a product that is none', assign('sam', 'nothing'), {}],
    ['unknownProduct', 'giving back a product that is none', unassign('sam', 'nothing'), {}],
    ['unknownProduct', 'a swap from a product that is none', swap('sam', 'nothing', 'kb'), {}],
    ['wrongAudience', 'an educator product for a student', assign('sam', 'guide'), {}],
    ['wrongAudience', 'a student product for an educator', assign('tea', 'kb'), {}],
    [
      'rosterManaged',
      'taking from a synced educator',
      unassign('synced', 'guide'),
      { assignments: [held('synced', 'guide')] },
    ],
    [
      'rosterManaged',
      'taking from an educator of a Clever school who was added by hand',
      unassign('added', 'guide'),
      {
        assignments: [held('added', 'guide')],
      },
    ],
    [
      'rosterManaged',
      'moving from a synced educator',
      move('synced', 'tea', 'guide'),
      { assignments: [held('synced', 'guide')] },
    ],
    ['rosterManaged', 'giving to an educator who did not come with the sync', assign('added', 'guide'), {}],
    ['gradeNotEligible', 'a second grader and a product from grade 6', assign('sam', 'upper'), {}],
    ['alreadyAssigned', 'what is held already', assign('sam', 'kb'), { assignments: [held('sam', 'kb')] }],
    ['alreadyAssigned', 'a swap whose goal holds', swap('sam', 'hw', 'kb'), { assignments: [held('sam', 'kb')] }],
    [
      'alreadyAssigned',
      'a swap to what is held already',
      swap('sam', 'hw', 'kb'),
      {
        assignments: [held('sam', 'kb'), held('sam', 'hw')],
      },
    ],
    [
      'alreadyAssigned',
      'a move to somebody who holds one',
      move('sam', 'sue', 'kb'),
      {
        assignments: [held('sam', 'kb'), held('sue', 'kb')],
      },
    ],
    ['notAssigned', 'taking what is not held', unassign('sam', 'kb'), {}],
    ['termEnded', 'a pool whose term is over', assign('sam', 'old'), {}],
    [
      'termEnded',
      'moving a license whose term is over',
      move('sam', 'sue', 'old'),
      { assignments: [held('sam', 'old')] },
    ],
    ['termNotStarted', 'a pool whose term begins tomorrow', assign('sam', 'new'), {}],
    [
      'termNotStarted',
      'moving a license whose term begins tomorrow',
      move('sam', 'sue', 'new'),
      {
        assignments: [held('sam', 'new')],
      },
    ],
    ['noLicenseAvailable', 'an empty pool', assign('sam', 'hw'), {}],
    ['noLicenseAvailable', 'no pool at all', assign('sam', 'none'), {}],
    ['noLicenseAvailable', 'a swap to an empty pool', swap('sam', 'kb', 'hw'), { assignments: [held('sam', 'kb')] }],
    [
      'noLicenseAvailable',
      'a quantity that was cut below what is given',
      assign('sam', 'kb'),
      {
        pools: [poolOf('kb-pool', 'kb', DISTRICT, 2, { assigned: 4 })],
      },
    ],
  ])('%s: %s', (code, _, intent, changes) => {
    expect(reasonOf(ask(intent, changes))).toBe(code);
  });

  it('tries every reason there is, and names the first that fails in the order of the table', () => {
    // Each row has everything wrong from its reason on, and is right before it.
    const gone = { assignments: [held('sam', 'upper')] };
    const ladder: readonly (readonly [ReasonCode, Intent, Partial<Rows>])[] = [
      [
        'outOfScope',
        assign('left', 'nothing'),
        { actor: { role: 'schoolAdministrator', orgIds: ['clever' as OrgId] } },
      ],
      ['unknownUser', assign('nobody', 'nothing'), {}],
      ['inactiveUser', assign('left', 'nothing'), {}],
      ['unknownProduct', assign('added', 'nothing'), {}],
      ['wrongAudience', assign('added', 'upper'), {}],
      ['rosterManaged', assign('added', 'guide'), { ...gone, pools: [] }],
      ['gradeNotEligible', assign('sam', 'upper'), { ...gone, pools: [] }],
      ['alreadyAssigned', assign('sam', 'upper', { gradeConfirmed: true }), { ...gone, pools: [] }],
    ];
    for (const [code, intent, changes] of ladder) expect(reasonOf(ask(intent, changes))).toBe(code);
    const order = ladder.map(([code]) => ReasonCode.options.indexOf(code));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  it('holds what the author saw otherwise, before pools are looked at', () => {
    const world = worldOf({ ...base, assignments: [held('sam', 'kb', 'kb-pool', 2)], pools: [] });
    const of = (intent: Intent, assignment: { id: string; version: number } | null): Decision['outcome'] => {
      const [lane] = seenBy(world, intent);
      const seen = lane ? [{ ...lane, assignment: assignment as never }] : [];
      return decide({ id: ID, intent, seen, at: AT }, world).outcome;
    };
    expect(of(unassign('sam', 'kb'), { id: 'held-sam-kb', version: 2 })).toBe('apply');
    expect(of(unassign('sam', 'kb'), { id: 'held-sam-kb', version: 1 })).toBe('held');
    expect(of(unassign('sam', 'kb'), { id: 'another', version: 2 })).toBe('held');
    expect(of(unassign('sam', 'kb'), null)).toBe('held');
    expect(of(assign('sue', 'kb'), { id: 'held-sue-kb', version: 1 })).toBe('held');
    // A goal that holds already is done, whatever was seen.
    expect(of(assign('sam', 'kb'), null)).toBe('noop');
  });

  it('holds a change that does not say what it saw of each of its lanes', () => {
    const world = worldOf({ ...base, assignments: [held('sam', 'kb')] });
    const intent = move('sam', 'sue', 'kb');
    const [first] = seenBy(world, intent);
    expect(decide({ id: ID, intent, seen: first ? [first] : [], at: AT }, world).outcome).toBe('held');
  });
});

describe('what is allowed', () => {
  it('lets the license of someone who left be taken back, in a Clever school too', () => {
    const users = [
      ...base.users,
      userOf('retired', 'clever', { role: 'teacher', status: 'inactive', rosterSource: 'clever' }),
    ];
    const assignments = [held('left', 'kb'), held('retired', 'guide')];
    expect(reasonOf(ask(unassign('left', 'kb'), { assignments }))).toBe('applied');
    expect(reasonOf(ask(unassign('retired', 'guide'), { users, assignments }))).toBe('applied');
    expect(reasonOf(ask(move('left', 'sam', 'kb'), { assignments }))).toBe('applied');
  });

  it('manages students of Clever and ClassLink schools like all others', () => {
    const assignments = [held('far', 'kb')];
    expect(reasonOf(ask(assign('far', 'kb')))).toBe('applied');
    expect(reasonOf(ask(unassign('far', 'kb'), { assignments }))).toBe('applied');
    expect(reasonOf(ask(move('far', 'sam', 'kb'), { assignments }))).toBe('applied');
  });

  it('gives an additional license to an educator who came with a sync', () => {
    expect(reasonOf(ask(assign('synced', 'guide')))).toBe('applied');
  });

  it('gives outside the grades when the person confirmed it', () => {
    expect(reasonOf(ask(assign('sam', 'upper', { gradeConfirmed: true })))).toBe('applied');
    expect(reasonOf(ask(assign('sam', 'upper'), { users: [userOf('sam', 'north', { grade: null })] }))).toBe('applied');
  });

  it('lets a principal act for their school and a teacher for students of their classes', () => {
    expect(reasonOf(ask(assign('sam', 'kb'), principal))).toBe('applied');
    expect(reasonOf(ask(assign('tea', 'guide'), principal))).toBe('applied');
    expect(reasonOf(ask(assign('sam', 'kb'), teacher))).toBe('applied');
  });

  it('gives on the first and on the last day of a term', () => {
    const pools = [poolOf('kb-pool', 'kb', DISTRICT, 5, { startsOn: '2026-06-01', endsOn: '2026-06-01' })];
    expect(reasonOf(ask(assign('sam', 'kb'), { pools }))).toBe('applied');
  });

  it('puts who would rather wait in the line of the pool that would serve them first', () => {
    const pools = [
      poolOf('far-pool', 'hw', DISTRICT, 1, { assigned: 1 }),
      poolOf('near-pool', 'hw', 'north', 1, { assigned: 1 }),
    ];
    expect(ask(assign('sam', 'hw', { wait: true }), { pools })).toEqual({ outcome: 'wait', poolId: 'near-pool' });
    expect(ask(swap('sam', 'kb', 'hw', { wait: true }), { pools, assignments: [held('sam', 'kb')] })).toMatchObject({
      outcome: 'wait',
    });
    // Nothing to wait for: no pool will ever have one.
    expect(reasonOf(ask(assign('sam', 'none', { wait: true })))).toBe('noLicenseAvailable');
  });

  it('names a new license after the change, and counts up the version of one that moves', () => {
    expect(ask(assign('sam', 'kb'))).toEqual({
      outcome: 'apply',
      effects: [
        {
          kind: 'created',
          assignment: { id: ID, userId: 'sam', productId: 'kb', poolId: 'kb-pool', version: 1, assignedAt: AT },
        },
      ],
    });
    const from = held('sam', 'kb', 'kb-pool', 4);
    expect(ask(move('sam', 'sue', 'kb'), { assignments: [from] })).toEqual({
      outcome: 'apply',
      effects: [{ kind: 'moved', from, assignment: { ...from, userId: 'sue', version: 5, assignedAt: AT } }],
    });
  });
});

describe('which pool', () => {
  const pick = (pools: Rows['pools']): string => {
    const decision = ask(assign('sam', 'kb'), { pools });
    const [effect] = decision.outcome === 'apply' ? decision.effects : [];
    return effect?.assignment.poolId ?? decision.outcome;
  };
  it.each<readonly [string, string, Rows['pools']]>([
    [
      "the school's before the district's",
      'near',
      [poolOf('far', 'kb', DISTRICT, 5, { endsOn: '2026-06-30' }), poolOf('near', 'kb', 'north', 5)],
    ],
    [
      "the district's when the school's is empty",
      'far',
      [poolOf('far', 'kb', DISTRICT, 5), poolOf('near', 'kb', 'north', 5, { assigned: 5 })],
    ],
    [
      'the one that ends first',
      'soon',
      [poolOf('late', 'kb', DISTRICT, 5), poolOf('soon', 'kb', DISTRICT, 5, { endsOn: '2026-06-30' })],
    ],
    [
      'a running one, not one that is over or has not begun',
      'runs',
      [
        poolOf('over', 'kb', 'north', 5, { endsOn: '2026-05-31' }),
        poolOf('later', 'kb', 'north', 5, { startsOn: '2026-06-02' }),
        poolOf('runs', 'kb', DISTRICT, 5),
      ],
    ],
    ['the same one wherever it is decided', 'a', [poolOf('b', 'kb', DISTRICT, 5), poolOf('a', 'kb', DISTRICT, 5)]],
    ['never that of another school', 'refuse', [poolOf('other', 'kb', 'clever', 5)]],
  ])('%s', (_, poolId, pools) => {
    expect(pick(pools)).toBe(poolId);
  });

  it('ends the walk up when a roster names a parent in a circle', () => {
    const orgs = [orgOf('north', 'south'), orgOf('south', 'north')];
    const actor = { role: 'schoolAdministrator', orgIds: ['south' as OrgId] } as const;
    expect(reasonOf(ask(assign('sam', 'kb'), { orgs, actor, pools: [poolOf('p', 'kb', 'south', 1)] }))).toBe('applied');
  });
});
