import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Intent } from '../../shared/contract/change.ts';
import { ProductId, UserId } from '../../shared/contract/ids.ts';
import { ReasonCode } from '../../shared/contract/problem.ts';
import type { ProductChoice } from '../../shared/contract/view.ts';
import { confirmGrade, emptyDraft, intentsOf, isLocked, toConfirm, willHold, wish, type Draft } from './draft.ts';

const userId = UserId.parse('u1');
const productIds = ['kb', 'hw', 'ph', 'pk', 'ma'].map((id) => ProductId.parse(id));

const choicesArbitrary: fc.Arbitrary<readonly ProductChoice[]> = fc
  .tuple(
    ...productIds.map((id) =>
      fc.record({
        product: fc.constant({ id, name: id, code: id, color: 'teal' as const, audience: 'student' as const }),
        held: fc.boolean(),
        available: fc.nat(20),
        reason: fc.option(fc.constantFrom(...ReasonCode.options)),
      }),
    ),
  )
  .map((choices) => [...choices]);

type Step = Readonly<{ productId: ProductId; held: boolean; confirm: boolean }>;
const stepsArbitrary: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({ productId: fc.constantFrom(...productIds), held: fc.boolean(), confirm: fc.boolean() }),
  { maxLength: 12 },
);

function draftAfter(steps: readonly Step[]): Draft {
  return steps.reduce(
    (draft, { productId, held, confirm }) => confirmGrade(wish(draft, productId, held), productId, held && confirm),
    emptyDraft,
  );
}

/** What a student holds once the intents are done. */
function afterIntents(choices: readonly ProductChoice[], intents: readonly Intent[]): ReadonlySet<string> {
  const held = new Set<string>(choices.filter((choice) => choice.held).map(({ product }) => product.id));
  for (const intent of intents) {
    switch (intent.kind) {
      case 'assign':
        expect(held.has(intent.productId)).toBe(false);
        held.add(intent.productId);
        break;
      case 'unassign':
        expect(held.delete(intent.productId)).toBe(true);
        break;
      case 'swap':
        expect(held.delete(intent.fromProductId)).toBe(true);
        expect(held.has(intent.toProductId)).toBe(false);
        held.add(intent.toProductId);
        break;
      case 'move':
        throw new Error('this dialog moves nothing');
    }
  }
  return held;
}

describe('Manage Student Products, before it is saved', () => {
  it('saves exactly what it shows', () => {
    fc.assert(
      fc.property(choicesArbitrary, stepsArbitrary, (choices, steps) => {
        const draft = draftAfter(steps);
        const intents = intentsOf(userId, choices, draft);
        const shown = choices.filter((choice) => willHold(choice, draft)).map(({ product }) => product.id);
        expect([...afterIntents(choices, intents)].sort()).toEqual([...shown].sort());
      }),
    );
  });

  it('makes only intents the contract takes, and frees before it takes', () => {
    fc.assert(
      fc.property(choicesArbitrary, stepsArbitrary, (choices, steps) => {
        const intents = intentsOf(userId, choices, draftAfter(steps));
        for (const intent of intents) expect(Intent.safeParse(intent).success).toBe(true);
        const kinds = intents.map(({ kind }) => kind);
        expect(kinds.lastIndexOf('unassign')).toBeLessThan(Math.max(kinds.indexOf('assign'), kinds.length));
        if (kinds.includes('swap')) expect(kinds).toEqual(['swap']);
      }),
    );
  });

  it('never touches what is locked', () => {
    fc.assert(
      fc.property(choicesArbitrary, stepsArbitrary, (choices, steps) => {
        const touched = JSON.stringify(intentsOf(userId, choices, draftAfter(steps)));
        for (const choice of choices.filter(isLocked)) expect(touched).not.toContain(`"${choice.product.id}"`);
      }),
    );
  });

  it('assigns across a grade only what was confirmed, and says what still has to be', () => {
    fc.assert(
      fc.property(choicesArbitrary, stepsArbitrary, (choices, steps) => {
        const draft = draftAfter(steps);
        const open = new Set(toConfirm(choices, draft).map(({ product }) => product.id));
        for (const intent of intentsOf(userId, choices, draft)) {
          if (intent.kind === 'unassign' || intent.kind === 'move') continue;
          const id = intent.kind === 'assign' ? intent.productId : intent.toProductId;
          const choice = choices.find(({ product }) => product.id === id);
          const needs = choice?.reason === 'gradeNotEligible';
          expect(intent.gradeConfirmed === true || open.has(id)).toBe(needs);
        }
      }),
    );
  });

  it('replaces one product with another in one step', () => {
    const [kb, hw] = [choice('kb', true), choice('hw', false)];
    const draft = wish(wish(emptyDraft, kb.product.id, false), hw.product.id, true);
    expect(intentsOf(userId, [kb, hw], draft)).toEqual([
      { kind: 'swap', userId, fromProductId: 'kb', toProductId: 'hw' },
    ]);
  });

  it('has nothing to save once a wish has come true by itself', () => {
    const draft = wish(emptyDraft, ProductId.parse('kb'), false);
    expect(intentsOf(userId, [choice('kb', true)], draft)).toHaveLength(1);
    expect(intentsOf(userId, [choice('kb', false)], draft)).toEqual([]);
  });

  it('forgets a confirmation with the wish it belonged to', () => {
    const id = ProductId.parse('pk');
    const confirmed = confirmGrade(wish(emptyDraft, id, true), id, true);
    const again = wish(wish(confirmed, id, false), id, true);
    expect(toConfirm([choice('pk', false, 'gradeNotEligible')], again)).toHaveLength(1);
  });
});

function choice(id: string, held: boolean, reason: ReasonCode | null = null): ProductChoice {
  return {
    product: { id: ProductId.parse(id), name: id, code: id, color: 'teal', audience: 'student' },
    held,
    available: 3,
    reason,
  };
}
