import { Session } from '../../shared/contract/session.ts';
import { isDiskError } from './computer.ts';
import { Crashed } from './disk.ts';
import { UPGRADE, upgradeLoses } from './invariants/upgradeKeeps.ts';
import { lookAt } from './look.ts';
import {
  cancelSomething,
  chooseIntents,
  decideAboutLost,
  resolveSomething,
  saveIntents,
  sees,
  takeSomethingBack,
  type Saved,
} from './person.ts';
import type { Deed } from './plan.ts';
import type { Desk, Run } from './run.ts';
import type { Trace } from './trace.ts';
import type { Watch } from './watch.ts';

export type DeedDeps = Readonly<{
  run: Run;
  watch: Watch;
  trace: Trace;
  poisoned: Set<string>;
  /** Until when the server fails at some changes. */
  badLuck: { until: number };
  /** How the same run would go on clocks that never jump (17). */
  clocksJump: boolean;
  edited: () => void;
}>;

/** Does one thing of the plan at one desk. */
export async function doDeed(deps: DeedDeps, desk: Desk, deed: Deed): Promise<void> {
  const { run, trace } = deps;
  const { computer, network } = desk;
  trace.add(`${desk.name} ${JSON.stringify(deed)}`);
  switch (deed.kind) {
    case 'edit':
      return edit(deps, desk, deed.intents, deed.pick);
    case 'cancel':
      return atScreen(desk, (process) => trace.add(`cancel ${cancelSomething(process, deed.pick) ?? 'nothing'}`));
    case 'resolve':
      return atScreen(desk, (process) => tickAll(desk, resolveSomething(process, deed.choice, deed.pick)));
    case 'takeBack':
      return atScreen(desk, (process) => tickAll(desk, takeSomethingBack(process, deed.pick)));
    case 'lost':
      return atScreen(desk, (process) => tickAll(desk, decideAboutLost(process, deed.choice)));
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
      return upgrade(deps, desk, deed.from);
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
      return run.site.happen(deed.event);
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

function edit({ trace, edited }: DeedDeps, desk: Desk, count: number, pick: number): void {
  atScreen(desk, (process) => {
    const intents = chooseIntents(process, count, pick);
    if (intents.length === 0) return;
    const saw = intents.length === 1 ? sees(process, intents) : null;
    const { saved, notSaved, changeSetId } = saveIntents(process, intents);
    const isSaved = intents.filter((intent) => !notSaved.some((one) => one.intent === intent));
    saved.forEach((id, index) => {
      desk.ticks.push({ id, setId: changeSetId, intent: isSaved[index] as never, saw: saw?.[index] ?? null });
      edited();
    });
    if (saved.length > 0) desk.sets.push({ id: changeSetId, saved, asked: intents.length, notSaved: notSaved.length });
    trace.add(`${desk.name} saved ${saved.join(' ')} not ${notSaved.map(({ reason }) => reason).join(' ')}`);
  });
}

/** What came of a decision is an edit like any other. */
function tickAll(desk: Desk, result: Saved | null): void {
  if (!result) return;
  const { saved, notSaved, changeSetId } = result;
  for (const id of saved) {
    const row = desk.disk.look().get<{ intent: string }>('SELECT intent FROM outbox WHERE change_id = ?', [id]);
    desk.ticks.push({ id, setId: changeSetId, intent: JSON.parse(row?.intent ?? 'null') as never, saw: null });
  }
  if (saved.length > 0)
    desk.sets.push({ id: changeSetId, saved, asked: saved.length + notSaved.length, notSaved: notSaved.length });
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
function upgrade({ watch }: DeedDeps, desk: Desk, from: number): void {
  const { computer, disk } = desk;
  const people = (): number => disk.look().get<{ n: number }>('SELECT COUNT(*) AS n FROM users')?.n ?? 0;
  const before = { outbox: lookAt(disk.look()).outbox, people: people() };
  if (computer.isAsleep()) return;
  computer.crash();
  if (!disk.toSchema(from)) return;
  computer.boot();
  if (computer.process() === null) return;
  const detail = upgradeLoses(before, { outbox: lookAt(disk.look()).outbox, people: people() });
  if (detail !== null) watch.report({ ...UPGRADE, detail: `${desk.name}: ${detail}` });
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
