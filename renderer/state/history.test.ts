import { describe, expect, it } from 'vitest';
import { currentVisit, goTo, historyFrom, remember, step } from './history.ts';
import type { Route } from './route.ts';

const dashboard: Route = { screen: 'dashboard' };
const classes: Route = { screen: 'classes' };
const activity: Route = { screen: 'activity', changeId: null };

describe('the way back', () => {
  it('leads through the screens in the order they were seen', () => {
    const there = goTo(goTo(historyFrom(dashboard), classes), activity);
    expect(currentVisit(there).route).toEqual(activity);
    expect(currentVisit(step(there, -1)).route).toEqual(classes);
    expect(currentVisit(step(step(there, -1), -1)).route).toEqual(dashboard);
    expect(currentVisit(step(step(there, -1), 1)).route).toEqual(activity);
  });

  it('ends at the first screen and at the newest', () => {
    const history = historyFrom(dashboard);
    expect(step(history, -1)).toBe(history);
    expect(step(history, 1)).toBe(history);
  });

  it('forgets what lay ahead when another way is taken', () => {
    const back = step(goTo(goTo(historyFrom(dashboard), classes), activity), -1);
    const elsewhere = goTo(back, { screen: 'students' });
    expect(step(elsewhere, 1)).toBe(elsewhere);
    expect(currentVisit(step(elsewhere, -1)).route).toEqual(classes);
  });

  it('adds no visit for going to where one is', () => {
    const history = goTo(historyFrom(dashboard), classes);
    expect(goTo(history, { screen: 'classes' })).toBe(history);
  });

  it('finds the filter and the scroll position of a visit again', () => {
    const first = goTo(historyFrom(dashboard), classes);
    const left = goTo(
      remember(first, currentVisit(first).id, { text: 'ortiz', scrollTop: 480, activeIndex: 12, order: null }),
      activity,
    );
    expect(currentVisit(left).memo).toEqual({ text: '', scrollTop: 0, activeIndex: 0, order: null });
    expect(currentVisit(step(left, -1)).memo).toEqual({ text: 'ortiz', scrollTop: 480, activeIndex: 12, order: null });
  });

  it('gives a screen visited again a fresh memo', () => {
    const first = goTo(historyFrom(dashboard), classes);
    const again = goTo(goTo(remember(first, currentVisit(first).id, { text: 'ortiz' }), dashboard), classes);
    expect(currentVisit(again).memo.text).toBe('');
  });

  it('stays bounded however long the day', () => {
    let history = historyFrom(dashboard);
    for (let turn = 0; turn < 500; turn += 1) history = goTo(history, turn % 2 === 0 ? classes : dashboard);
    expect(history.visits.length).toBeLessThanOrEqual(50);
    expect(new Set(history.visits.map(({ id }) => id)).size).toBe(history.visits.length);
    expect(currentVisit(history).route).toEqual(dashboard);
  });
});
