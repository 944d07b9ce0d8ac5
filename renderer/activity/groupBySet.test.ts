import { describe, expect, it } from 'vitest';
import type { ActivityItem } from '../../shared/contract/view.ts';
import { groupBySet } from './groupBySet.ts';

const item = (changeSetId: string, changeId: string): ActivityItem => ({ changeSetId, changeId }) as ActivityItem;

describe('changes that wait', () => {
  it('stand together as long as they were saved in one go, in their order', () => {
    const groups = groupBySet([item('a', '1'), item('a', '2'), item('b', '3'), item('a', '4')]);
    expect(groups.map((group) => group.map(({ changeId }) => changeId))).toEqual([['1', '2'], ['3'], ['4']]);
    expect(groupBySet([])).toEqual([]);
  });
});
