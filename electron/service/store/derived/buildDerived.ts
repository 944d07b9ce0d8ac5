import type { Layer } from '../layer.ts';
import type { Sql } from '../sqlite.ts';
import { recountClasses } from './classCounts.ts';
import { KIND } from './derivedTables.ts';
import { rebuildMarks } from './listMarks.ts';
import { listLeavers } from './memberships.ts';
import { countInOrgs, rebuildOrgAbove } from './orgCounts.ts';
import { addSearchKeys, listedPeople } from './searchKeys.ts';

/** Computes what the lists and counts need from whole, indexed base tables; each step is to be a commit of its own. */
export function derivedSteps(sql: Sql, layer: Layer): readonly (() => void)[] {
  return [
    () => {
      addSearchKeys(sql, layer, listedPeople(sql, layer, listLeavers(sql, layer, 'all')));
      rebuildOrgAbove(sql, layer);
    },
    () => countInOrgs(sql, layer, 1, 'all'),
    () => recountClasses(sql, layer),
    ...Object.values(KIND).map((kind) => () => rebuildMarks(sql, layer, kind)),
  ];
}
