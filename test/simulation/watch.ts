import type { Exchanged } from '../../electron/service/api/exchange.ts';
import { invariants } from './invariants/all.ts';
import { windowOf } from './invariants/windowsShowTheView.ts';
import { lookAt, OPEN, type Look } from './look.ts';
import type { Asked, Desk, Run, Truth } from './run.ts';
import type { Site } from './site.ts';
import { addTick, noteDue } from './ticks.ts';
import type { WireAnswer } from './wire.ts';

/** The first thing that did not hold. */
export type Violation = Readonly<{ number: number; sentence: string; detail: string }>;

/** Puts every invariant's questions at the moments they are about, and keeps the first that is answered badly. */
export type Watch = Readonly<{
  asked: (desk: Desk, asked: Asked) => void;
  answered: (desk: Desk, asked: Asked, exchanged: Exchanged, answer: WireAnswer | null) => void;
  /** After everything that happened at one moment. */
  stepped: (serverAltered: boolean) => Promise<void>;
  ended: () => void;
  report: (violation: Violation) => void;
  violation: () => Violation | null;
}>;

export function createWatch(run: Run): Watch {
  let first: Violation | null = null;
  const report = (violation: Violation): void => {
    first ??= violation;
  };
  const ask = (question: (invariant: (typeof invariants)[number]) => string | null | undefined): void => {
    for (const invariant of invariants) {
      const detail = question(invariant) ?? null;
      if (detail !== null) report({ number: invariant.number, sentence: invariant.sentence, detail });
    }
  };

  /** Looks at a store in which something was committed. */
  const look = (desk: Desk): void => {
    // A store half way to a newer version has not what is looked at; its next start brings it on.
    if (desk.disk.commits() === desk.lookedAt || !desk.disk.isToday()) return;
    desk.lookedAt = desk.disk.commits();
    const before = desk.look;
    const now = lookAt(desk.disk.look(), before, desk.disk.touched());
    desk.look = now;
    note(desk, before);
    if (desk.uncertain) adopt(desk);
    if (desk.told || desk.computer.process() === null) desk.window = windowOf(now);
    desk.told = false;
    ask(({ stored }) => {
      const detail = stored?.(run, desk, now, before);
      return detail && `${desk.name}: ${detail}`;
    });
  };

  return {
    report,
    violation: () => first,
    asked: (desk, asked) => {
      look(desk);
      ask(({ asked: question }) => {
        const detail = question?.(run, desk, asked);
        return detail && `${desk.name}: ${detail}`;
      });
    },
    answered: (desk, asked, exchanged, answer) =>
      ask(({ answered: question }) => {
        const detail = question?.(run, desk, asked, exchanged, answer);
        return detail && `${desk.name}: ${detail}`;
      }),
    stepped: async (serverAltered) => {
      if (serverAltered) {
        run.before = run.truth;
        run.truth = await truthOf(run.site);
        ask(({ served }) => served?.(run));
      }
      for (const desk of run.desks) {
        look(desk);
        desk.mustStayOpen = [];
        desk.runnableSince = isRunnable(run, desk) ? (desk.runnableSince ?? run.scheduler.now()) : null;
        ask(({ stepped }) => {
          const detail = stepped?.(run, desk);
          return detail && `${desk.name}: ${detail}`;
        });
      }
    },
    ended: () => ask(({ ended }) => ended?.(run)),
  };
}

/** What is so at the server. */
export async function truthOf(site: Site): Promise<Truth> {
  return { epoch: await site.epoch(), rows: await site.rows(), done: await site.done(), said: site.said() };
}

/** Remembers when changes got their verdicts and when they were in the server's rows. */
function note(desk: Desk, before: Look): void {
  const { look, decidedIn, included, mirror } = desk;
  const { device } = look;
  for (const { id, state, seq } of look.outbox) {
    if (state !== 'scheduled' && before.byId.get(id)?.state === 'scheduled') noteDue(desk, id);
    if (OPEN.has(state) || state === 'scheduled') continue;
    if (!decidedIn.has(id)) decidedIn.set(id, device?.epoch ?? null);
    const cursor = device?.cursor ?? null;
    if (seq !== null && cursor !== null && mirror.contains(cursor, seq)) included.add(id);
  }
}

/** What a crash left in the outbox without a word counts as saved: its author sees it at the next start. */
function adopt(desk: Desk): void {
  const known = new Set(desk.ticks.map(({ id }) => id));
  for (const { id, setId, intent } of desk.look.outbox) {
    if (!known.has(id)) addTick(desk, { id, setId, intent: JSON.parse(intent) as never, saw: null, notBefore: null });
  }
  desk.uncertain = false;
}

function isRunnable({ scheduler }: Run, desk: Desk): boolean {
  const { computer, look, underWay } = desk;
  if (computer.process() === null || computer.isAsleep() || !computer.isOnline() || desk.paused) return false;
  if (scheduler.now() < desk.notBefore || [...underWay.values()].some(({ kind }) => kind !== 'events')) return false;
  return look.outbox.some(({ state }) => OPEN.has(state));
}
