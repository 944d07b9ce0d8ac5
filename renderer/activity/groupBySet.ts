import type { ActivityItem } from '../../shared/contract/view.ts';

/** Changes that were saved in one go and follow each other, as one. */
export function groupBySet(items: readonly ActivityItem[]): readonly (readonly [ActivityItem, ...ActivityItem[]])[] {
  const groups: [ActivityItem, ...ActivityItem[]][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last !== undefined && last[0].changeSetId === item.changeSetId) last.push(item);
    else groups.push([item]);
  }
  return groups;
}
