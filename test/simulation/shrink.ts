import type { Action } from './deed.ts';
import type { Plan } from './plan.ts';

/** A failing plan may be run so often to make it shorter. */
const MAX_RUNS = 300;

/**
 * Delta debugging: takes away ever smaller pieces of what happens as long as the run fails in the same way. `fails` runs
 * a plan and says so.
 */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>): Promise<Plan> {
  let actions = plan.actions;
  let runs = 0;
  for (let size = Math.ceil(actions.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = 0; start < actions.length && runs < MAX_RUNS;) {
      const rest: readonly Action[] = [...actions.slice(0, start), ...actions.slice(start + size)];
      runs += 1;
      // oxlint-disable-next-line no-await-in-loop -- each run decides the next
      if (await fails({ ...plan, actions: rest })) actions = rest;
      else start += size;
    }
  }
  return { ...plan, actions };
}

/** What is left, one line each. */
export function tellActions(plan: Plan): string {
  return plan.actions
    .map(({ at, computer, deed }) => `    ${String(at).padStart(7)} ms  d${computer}  ${JSON.stringify(deed)}`)
    .join('\n');
}
