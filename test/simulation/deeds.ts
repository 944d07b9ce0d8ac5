import type { Day } from '../../shared/contract/ids.ts';
import { Session } from '../../shared/contract/session.ts';
import { isDiskError } from './computer.ts';
import { Crashed } from './disk.ts';
import { keptIn } from './invariants/upgradeKeeps.ts';
import {
  cancelSomething,
  decideAboutLost,
  resolveSomething,
  saveIntents,
  sees,
  takeSomethingBack,
  type Came,
} from './person.ts';
import type { Deed } from './deed.ts';
import type { Desk, Run } from './run.ts';
import type { Tally } from './tally.ts';
import { addTick } from './ticks.ts';
import type { Trace } from './trace.ts';
import type { Watch } from './watch.ts';
import { chooseIntents } from './wishes.ts';

export type DeedDeps = Readonly<{
  run: Run;
  watch: Watch;
  trace: Trace;
  poisoned: Set<string>;
  /** Until when the server fails at some changes. */
  badLuck: { until: number };
  /** How the same run would go on clocks that never jump (17). */
  clocksJump: boolean;
  /** Looks at what the server did and nobody has looked at. */
  lookAtServer: () => Promise<void>;
  edited: () => void;
  tally: Tally;
  /** The calendar day in the district, so many days from now. */
  dayIn: (days: number) => Day;
}>;

/** Does one thing of the plan at one desk. */
export async function doDeed(deps: DeedDeps, desk: Desk, deed: Deed): Promise<void> {
  const { run, trace, tally } = deps;
  const { computer, network } = desk;
  trace.add(`${desk.name} ${JSON.stringify(deed)}`);
  const event = eventOf(deed);
  if (event !== null) tally.add(`event ${event}`);
  switch (deed.kind) {
    case 'edit':
      return edit(deps, desk, deed);
    case 'cancel':
      return decide(deps, desk, 'cancel', (process) => cancelSomething(process, deed.pick));
    case 'resolve':
      return decide(deps, desk, 'resolve', (process) => resolveSomething(process, deed.choice, deed.pick));
    case 'takeBack':
      return decide(deps, desk, 'take back', (process) => takeSomethingBack(process, deed.pick));
    case 'lost':
      return decide(deps, desk, 'lost', (process) => decideAboutLost(process, deed.choice));
    case 'fault':
      network.plan(deed.request, deed.fault);
      return undefined;
    case 'weather':
      network.weather(deed.weather);
      return undefined;
    case 'online':
      computer.setOnline(deed.online);
      if (!deed.online) network.cut();
      return undefined;
    case 'focus':
      computer.setFocused(deed.focused);
      return undefined;
    case 'crash':
      computer.crash();
      return undefined;
    case 'quit':
      // What is under way may be cut only once the network has its turn.
      computer.whenAwake(() => void computer.quit());
      return undefined;
    case 'disk':
      desk.disk.plan(deed.commits, deed.fault);
      return undefined;
    case 'sleep':
      sleep(run, desk, deed);
      return undefined;
    case 'clock':
      if (deps.clocksJump) computer.moveClock(deed.ms);
      return undefined;
    case 'upgrade':
      return upgrade(desk, deed.from);
    case 'signIn':
      return computer.isAsleep() ? undefined : signIn(run, desk);
    case 'syncNow':
      computer.whenAwake(() => void computer.process()?.engine.syncNow());
      return undefined;
    case 'poison':
      if (deed.on) deps.poisoned.add(deed.userId);
      else deps.poisoned.delete(deed.userId);
      return undefined;
    case 'unlucky':
      deps.badLuck.until = run.scheduler.now() + deed.ms;
      return undefined;
    case 'site':
      // What was given before a vendor sells fewer was given by right.
      if (deed.event.kind === 'cutPool') await deps.lookAtServer();
      return run.site.happen(deed.event);
  }
}

/** How what is no person's wish is counted; faults of the network are when they happen. */
function eventOf(deed: Deed): string | null {
  switch (deed.kind) {
    case 'edit':
    case 'cancel':
    case 'resolve':
    case 'takeBack':
    case 'lost':
    case 'fault':
      return null;
    case 'weather':
      return `weather ${deed.weather}`;
    case 'online':
      return deed.online ? 'online' : 'offline';
    case 'disk':
      return deed.fault.kind === 'error' ? `disk ${deed.fault.code}` : `crash ${deed.fault.when} a commit`;
    case 'site':
      return `server ${deed.event.kind}`;
    case 'focus':
    case 'crash':
    case 'quit':
    case 'sleep':
    case 'clock':
    case 'upgrade':
    case 'signIn':
    case 'syncNow':
    case 'poison':
    case 'unlucky':
      return deed.kind;
  }
}

/** Runs what a person does at the screen; a crash or a disk that says no is not the harness's fault. */
function atScreen(desk: Desk, work: (process: NonNullable<ReturnType<Desk['computer']['process']>>) => void): void {
  const process = desk.computer.process();
  // Nobody sits at a computer that sleeps, or sees people before the first download.
  if (!process || desk.computer.isAsleep()) return;
  try {
    work(process);
    // As the handlers do after a commit: the windows first, then the engine, which may send at once.
    process.notify(['status', 'licenses', 'activity']);
    process.engine.changed();
  } catch (error) {
    if (error instanceof Crashed) desk.uncertain = true;
    else if (!isDiskError(error)) throw error;
  }
}

function edit(deps: DeedDeps, desk: Desk, deed: Extract<Deed, { kind: 'edit' }>): void {
  const { trace, edited, tally, dayIn } = deps;
  const { inDays } = deed;
  atScreen(desk, (process) => {
    const intents = chooseIntents(process, deed);
    if (intents.length === 0) return;
    const saw = intents.length === 1 ? sees(process, intents) : null;
    const notBefore = inDays === null ? null : dayIn(inDays);
    const { saved, notSaved, changeSetId } = saveIntents(process, intents, notBefore ?? undefined);
    const isSaved = intents.filter((intent) => !notSaved.some((one) => one.intent === intent));
    saved.forEach((id, index) => {
      const intent = isSaved[index] as never;
      addTick(desk, { id, setId: changeSetId, intent, saw: saw?.[index] ?? null, notBefore });
      edited();
      tally.add(`edit ${isSaved[index]?.kind ?? ''}`);
      if (inDays !== null) tally.add('edit for a day to come');
    });
    if (deed.intents > 1 && saved.length > 0) tally.add('edit of many');
    if (saved.length > 0) desk.sets.push({ id: changeSetId, saved, asked: intents.length, notSaved: notSaved.length });
    trace.add(`${desk.name} saved ${saved.join(' ')} not ${notSaved.map(({ reason }) => reason).join(' ')}`);
  });
}

/** What comes of a decision is an edit like any other. */
function decide(
  { trace, tally }: DeedDeps,
  desk: Desk,
  what: string,
  work: (process: NonNullable<ReturnType<Desk['computer']['process']>>) => Came,
): void {
  atScreen(desk, (process) => {
    const came = work(process);
    trace.add(`${desk.name} ${what} ${came?.how ?? 'nothing'}`);
    if (!came) return;
    tally.add(`decision ${what} ${came.how}`);
    if (!came.saved) return;
    const { saved, notSaved, changeSetId } = came.saved;
    for (const id of saved) {
      const row = desk.disk
        .look()
        .get<{ intent: string; day: string | null }>(
          'SELECT intent, not_before AS day FROM outbox WHERE change_id = ?',
          [id],
        );
      const intent = JSON.parse(row?.intent ?? 'null') as never;
      addTick(desk, { id, setId: changeSetId, intent, saw: null, notBefore: row?.day ?? null });
    }
    if (saved.length > 0)
      desk.sets.push({ id: changeSetId, saved, asked: saved.length + notSaved.length, notSaved: notSaved.length });
  });
}

function sleep(run: Run, { computer, network }: Desk, deed: Extract<Deed, { kind: 'sleep' }>): void {
  if (computer.isAsleep()) return;
  computer.sleep();
  run.scheduler.after(deed.ms, () => {
    network.cut();
    computer.wake(deed.counted);
  });
}

/** The version that runs is an older one, which is then replaced: its store is brought on. */
function upgrade(desk: Desk, from: number): void {
  const { computer, disk } = desk;
  // What a crash left half brought on goes on at its next start.
  if (computer.isAsleep() || !disk.isToday()) return;
  computer.crash();
  const before = keptIn(disk.look());
  if (!disk.toSchema(from)) return;
  desk.toBringOn = before;
  computer.boot();
}

/** The person signs in at this computer (again). */
export async function signIn({ site }: Run, desk: Desk): Promise<void> {
  const body = JSON.stringify({ email: desk.account.email, password: 'correct horse battery', deviceName: desk.name });
  const headers = { 'content-type': 'application/json' };
  const answer = await site.handle({ method: 'POST', path: '/v1/session', headers, body });
  if (answer.status !== 200) throw new Error(`sign-in answered ${answer.status}`);
  desk.notBefore = 0;
  await desk.computer.signIn(Session.parse(JSON.parse(answer.body)));
}
