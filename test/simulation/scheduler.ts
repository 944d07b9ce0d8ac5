/** What is to happen, in the order of virtual time; the one clock of a run. */
export type Scheduler = Readonly<{
  now: () => number;
  /** Calls back once, `ms` from now; the answer cancels. */
  after: (ms: number, work: Work) => () => void;
  /** Lets everything happen until a moment. */
  runUntil: (moment: number) => Promise<void>;
}>;

/** The label is for the trace of whoever looks into a run. */
export type Work = () => void | Promise<void>;

type Entry = { at: number; number: number; work: Work };

/** A run of an hour has a few thousand. */
const MAX_MOMENTS = 15_000;

/** `afterEach` runs when everything that hung on promises alone has happened; false ends the run. */
export function createScheduler(afterEach: () => Promise<boolean>): Scheduler {
  let now = 0;
  let last = 0;
  const waiting: Entry[] = [];
  let moments = 0;
  const insert = (entry: Entry): void => {
    let index = waiting.length;
    // From the end: what is later stands first, so that the next one is popped.
    while (index > 0 && isBefore(waiting[index - 1], entry)) index -= 1;
    waiting.splice(index, 0, entry);
  };
  return {
    now: () => now,
    after: (ms, work) => {
      last += 1;
      const entry = { at: now + Math.max(0, ms), number: last, work };
      insert(entry);
      return () => {
        const index = waiting.indexOf(entry);
        if (index >= 0) waiting.splice(index, 1);
      };
    },
    runUntil: async (moment) => {
      for (let next = waiting.at(-1); next && next.at <= moment; next = waiting.at(-1)) {
        waiting.pop();
        moments += 1;
        if (moments > MAX_MOMENTS) throw new Error(`it goes in circles at ${next.at} ms`);
        now = next.at;
        // oxlint-disable-next-line no-await-in-loop -- one after the other is what virtual time means
        await next.work();
        // oxlint-disable-next-line no-await-in-loop -- and what hangs on it
        await settled();
        // oxlint-disable-next-line no-await-in-loop -- looked at before anything else happens
        if (!(await afterEach())) return;
      }
      now = Math.max(now, moment);
    },
  };
}

function isBefore(a: Entry | undefined, b: Entry): boolean {
  return a !== undefined && (a.at < b.at || (a.at === b.at && a.number < b.number));
}

/** Everything that hangs on promises alone has happened after this. */
async function settled(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
