import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ChangeId, ClassId, ProductId } from '../../shared/contract/ids.ts';
import { HOME, parseHash, sectionOf, toHash, type Route } from './route.ts';

const routes: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { screen: 'dashboard' },
    { screen: 'classes' },
    { screen: 'students' },
    { screen: 'board' },
    { screen: 'settings' },
  ),
  fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((id) => id.length <= 200)
    .map((id): Route => ({ screen: 'class', classId: ClassId.parse(id) })),
  fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((id) => id.length <= 200)
    .map((id): Route => ({ screen: 'classSteps', classId: ClassId.parse(id) })),
  fc
    .option(fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }))
    .map((topic): Route => ({ screen: 'help', topic })),
  fc
    .string({ minLength: 1, maxLength: 60, unit: 'grapheme' })
    .filter((id) => id.length <= 200)
    .map((id): Route => ({ screen: 'guide', productId: ProductId.parse(id) })),
  fc.option(fc.uuid()).map((id): Route => ({ screen: 'activity', changeId: id === null ? null : ChangeId.parse(id) })),
);

describe('routes and their addresses', () => {
  it('reads back every address it writes, whatever the ids look like', () => {
    fc.assert(
      fc.property(routes, (route) => {
        expect(parseHash(toHash(route))).toEqual(route);
      }),
    );
  });

  it('goes home for an address that names nothing', () => {
    for (const hash of ['', '#', '#/', '#/nowhere', '#/classes/a/b', '#/dashboard/x/y']) {
      expect(parseHash(hash)).toEqual(HOME);
    }
  });

  it('does not stumble over an address that is broken', () => {
    expect(parseHash('#/classes/%E0%A4%A')).toEqual({ screen: 'class', classId: '%E0%A4%A' });
    expect(parseHash('#/activity/no-uuid')).toEqual({ screen: 'activity', changeId: null });
    expect(parseHash(`#/classes/${'x'.repeat(300)}`)).toEqual({ screen: 'classes' });
  });

  it('puts a class and the list of students under My Classes & Students', () => {
    expect(sectionOf({ screen: 'class', classId: ClassId.parse('c') })).toBe('classes');
    expect(sectionOf({ screen: 'students' })).toBe('classes');
    expect(sectionOf({ screen: 'activity', changeId: null })).toBe('activity');
    expect(sectionOf({ screen: 'guide', productId: ProductId.parse('p') })).toBe('help');
  });
});
