import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProductId, UserId } from '../../shared/contract/ids.ts';
import type { ProductChoice, StudentProducts } from '../../shared/contract/view.ts';
import {
  classIntents,
  confirmGrades,
  countSwaps,
  emptyClassDraft,
  forgetStudent,
  giveToAll,
  openForMany,
  productLines,
  removeFromAll,
  setHeld,
  swapForAll,
  type ClassDraft,
} from './classDraft.ts';

const [kb, ph, hw] = ['kb', 'ph', 'hw'].map((id) => ProductId.parse(id)) as [ProductId, ProductId, ProductId];

const choice = (id: ProductId, held: boolean, reason: ProductChoice['reason'] = null): ProductChoice => ({
  product: { id, name: id, code: id, color: 'teal', audience: 'student' },
  held,
  available: 5,
  reason,
});

const student = (id: string, ...choices: ProductChoice[]): StudentProducts => ({
  person: {
    userId: UserId.parse(id),
    givenName: id,
    familyName: id,
    role: 'student',
    grade: '02',
    licenses: [],
    state: { kind: 'none' },
  },
  choices,
});

const line = (students: readonly StudentProducts[], draft: ClassDraft, id: ProductId) =>
  productLines(students, draft).find(({ product }) => product.id === id);

describe('the draft of a class', () => {
  const ana = student('ana', choice(kb, true), choice(ph, false));
  const bo = student('bo', choice(kb, true), choice(ph, true));
  const cyd = student('cyd', choice(kb, false), choice(ph, false));
  const all = [ana, bo, cyd];

  it('gives to all who lack a product, and takes from all who hold it', () => {
    const given = giveToAll(emptyClassDraft, all, ph);
    expect(classIntents(all, given)).toEqual([
      { kind: 'assign', userId: 'ana', productId: ph },
      { kind: 'assign', userId: 'cyd', productId: ph },
    ]);
    expect(line(all, given, ph)).toMatchObject({ holders: 3, canGive: 0, canRemove: 3, available: 3 });
    const taken = removeFromAll(given, all, ph);
    expect(classIntents(all, taken)).toEqual([{ kind: 'unassign', userId: 'bo', productId: ph }]);
    expect(line(all, taken, ph)).toMatchObject({ holders: 0, canGive: 3, canRemove: 0, available: 6 });
  });

  it('swaps for those who hold the one and not the other, and leaves everybody else', () => {
    expect(countSwaps(emptyClassDraft, all, kb).get(ph)).toBe(1);
    expect(countSwaps(emptyClassDraft, all, kb).has(kb)).toBe(false);
    expect(classIntents(all, swapForAll(emptyClassDraft, all, kb, ph))).toEqual([
      { kind: 'swap', userId: 'ana', fromProductId: kb, toProductId: ph },
    ]);
  });

  it('sets single students, and forgets what was set for one', () => {
    const draft = setHeld(setHeld(emptyClassDraft, ana, kb, false), bo, ph, false);
    expect(classIntents(all, draft)).toHaveLength(2);
    expect(classIntents(all, forgetStudent(draft, bo.person.userId))).toEqual([
      { kind: 'unassign', userId: 'ana', productId: kb },
    ]);
    expect(setHeld(setHeld(emptyClassDraft, ana, kb, false), ana, kb, true)).toEqual(emptyClassDraft);
  });

  it('frees licenses before it takes them, also of an empty pool', () => {
    const rich = student('rich', { ...choice(hw, true), available: 0 });
    const poor = student('poor', { ...choice(hw, false, 'noLicenseAvailable'), available: 0 });
    const students = openForMany([poor, rich]);
    const draft = setHeld(giveToAll(emptyClassDraft, students, hw), rich, hw, false);
    expect(classIntents(students, draft).map(({ kind }) => kind)).toEqual(['unassign', 'assign']);
    expect(line(students, draft, hw)?.available).toBe(0);
    expect(line(students, giveToAll(emptyClassDraft, students, hw), hw)?.available).toBe(-1);
  });

  it('puts what is made for other grades than all of the class last', () => {
    const students = openForMany([
      student('one', choice(hw, false, 'gradeNotEligible'), choice(kb, false, 'gradeNotEligible'), choice(ph, true)),
      student('two', choice(hw, false, 'gradeNotEligible'), choice(kb, false), choice(ph, false)),
    ]);
    expect(productLines(students, emptyClassDraft).map(({ product }) => product.id)).toEqual([kb, ph, hw]);
  });

  it('says a grade is confirmed only where it was to be', () => {
    const young = student('young', choice(ph, false, 'gradeNotEligible'));
    const students = [young, ana];
    const draft = giveToAll(emptyClassDraft, students, ph);
    expect(line(students, draft, ph)?.outsideGrades).toBe(1);
    expect(classIntents(students, draft)[0]).not.toHaveProperty('gradeConfirmed');
    expect(classIntents(students, confirmGrades(draft, ph, true))).toEqual([
      { kind: 'assign', userId: 'young', productId: ph, gradeConfirmed: true },
      { kind: 'assign', userId: 'ana', productId: ph },
    ]);
    expect(classIntents(students, confirmGrades(confirmGrades(draft, ph, true), ph, false))).toEqual(
      classIntents(students, draft),
    );
  });

  it('never touches what is locked, and its numbers are those of its changes', () => {
    const reasons = fc.constantFrom<ProductChoice['reason']>(
      null,
      null,
      'noLicenseAvailable',
      'gradeNotEligible',
      'inactiveUser',
    );
    const choices = fc.record({ held: fc.boolean(), reason: reasons });
    const classes = fc
      .array(fc.tuple(choices, choices, choices), { minLength: 1, maxLength: 6 })
      .map((rows) =>
        openForMany(
          rows.map((row, n) =>
            student(
              `s${n}`,
              ...[kb, ph, hw].map((id, at) => choice(id, row[at]?.held === true, row[at]?.reason ?? null)),
            ),
          ),
        ),
      );
    const product = fc.constantFrom(kb, ph, hw);
    const deeds = fc.array(
      fc.record({ kind: fc.constantFrom('give', 'remove', 'swap', 'one'), a: product, b: product, n: fc.nat(5) }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(classes, deeds, (students, done) => {
        const draft = done.reduce((now, { kind, a, b, n }) => {
          if (kind === 'give') return giveToAll(now, students, a);
          if (kind === 'remove') return removeFromAll(now, students, a);
          if (kind === 'swap') return a === b ? now : swapForAll(now, students, a, b);
          const one = students[n % students.length];
          return one ? setHeld(now, one, a, n % 2 === 0) : now;
        }, emptyClassDraft);
        const intents = classIntents(students, draft);
        const held = new Map(
          students.map(({ person, choices: mine }) => [
            person.userId,
            new Set(mine.filter((each) => each.held).map((each) => each.product.id)),
          ]),
        );
        const set = (userId: UserId, productId: ProductId, isHeld: boolean): void => {
          const locked = students.find(({ person }) => person.userId === userId)?.choices;
          expect(locked?.find((each) => each.product.id === productId)?.reason ?? null).not.toBe('inactiveUser');
          if (isHeld) held.get(userId)?.add(productId);
          else held.get(userId)?.delete(productId);
        };
        for (const intent of intents) {
          if (intent.kind === 'assign') set(intent.userId, intent.productId, true);
          if (intent.kind === 'unassign') set(intent.userId, intent.productId, false);
          if (intent.kind === 'swap') {
            set(intent.userId, intent.fromProductId, false);
            set(intent.userId, intent.toProductId, true);
          }
        }
        for (const { product: shown, holders } of productLines(students, draft)) {
          expect([...held.values()].filter((mine) => mine.has(shown.id))).toHaveLength(holders);
        }
      }),
    );
  });
});
