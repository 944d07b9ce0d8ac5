/** A node of `explain (format json)`, as far as we read it. */
export type Plan = Readonly<{
  'Node Type': string;
  'Relation Name'?: string;
  'Index Cond'?: string;
  Filter?: string;
  Plans?: readonly Plan[];
}>;

/** A table that a plan reads from end to end. */
export type Scan = Readonly<{ table: string; how: string; filter: string; statement: string }>;

/** Where a plan reads one of these tables wholly: in its own order, or along an index without a condition. */
export function findScans(plan: Plan, tables: readonly string[], statement: string): readonly Scan[] {
  const table = plan['Relation Name'];
  const how = plan['Node Type'];
  const isWhole = how === 'Seq Scan' || (/^Index (Only )?Scan$/.test(how) && plan['Index Cond'] === undefined);
  const inner = (plan.Plans ?? []).flatMap((part) => findScans(part, tables, statement));
  if (table === undefined || !tables.includes(table) || !isWhole) return inner;
  return [{ table, how, filter: plan.Filter ?? '', statement: statement.slice(0, 400) }, ...inner];
}
