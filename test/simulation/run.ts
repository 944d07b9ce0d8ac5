import type { Exchanged } from '../../electron/service/api/exchange.ts';
import type { Intent, Seen } from '../../shared/contract/change.ts';
import type { Account } from '../../shared/contract/session.ts';
import type { Computer } from './computer.ts';
import type { Disk } from './disk.ts';
import type { RequestKind } from './faults.ts';
import type { Kept } from './invariants/upgradeKeeps.ts';
import type { Look, ShownLicense } from './look.ts';
import type { Mirror } from './mirror.ts';
import type { Network } from './network.ts';
import type { Scheduler } from './scheduler.ts';
import type { Done, Rows, Said, Site } from './site.ts';
import type { WireAnswer, WireRequest } from './wire.ts';

/** An edit that was shown as saved. */
export type Tick = Readonly<{
  id: string;
  setId: string;
  intent: Intent;
  /** What the screen showed of its lanes at that moment; null when it was found after a crash. */
  saw: readonly Seen[] | null;
  /** The day for which it was saved. */
  notBefore: string | null;
  /** The intent as it is written down. */
  text: string;
}> & {
  /** Its place among all that the person edited here. */
  turn: number;
};

/** A bulk as its author was told of it. */
export type TickedSet = Readonly<{ id: string; saved: readonly string[]; asked: number; notSaved: number }>;

export type Asked = Readonly<{ number: number; kind: RequestKind; request: WireRequest; at: number }>;

/** One place in the office: a computer, its disk, its line, and what a careful observer knows of it. */
export type Desk = {
  readonly name: string;
  readonly account: Account;
  readonly computer: Computer;
  readonly disk: Disk;
  readonly network: Network;
  readonly ticks: Tick[];
  readonly sets: TickedSet[];
  /** An edit was under way when the process died: it may have been saved without being shown as saved. */
  uncertain: boolean;
  look: Look;
  /** In which epoch each change got its verdict, and which changes the server's rows here have contained. */
  readonly decidedIn: Map<string, string | null>;
  readonly included: Set<string>;
  lookedAt: number;
  /** What the windows show, and whether they were told to ask again. */
  window: Readonly<{ shown: readonly ShownLicense[]; pools: string }>;
  told: boolean;
  /** Requests under way. */
  readonly underWay: Map<number, Asked>;
  /** No attempt before this moment: the server said so. */
  notBefore: number;
  lastAttempt: number;
  /** Since when there is work, a network and no pause. */
  runnableSince: number | null;
  paused: boolean;
  readonly mirror: Mirror;
  /** A row was altered behind the store's back. */
  spoiled: boolean;
  /** What an older version of the app left, as long as it was not brought on. */
  toBringOn: Kept | null;
  /** Changes of a push whose answer may end none of them. */
  mustStayOpen: readonly string[];
};

/** What of the server is looked at after it altered. */
export type Truth = Readonly<{ epoch: string; rows: Rows; done: readonly Done[]; said: readonly Said[] }>;

/** Everything about one run that invariants may look at. */
export type Run = {
  readonly scheduler: Scheduler;
  readonly site: Site;
  readonly desks: readonly Desk[];
  truth: Truth;
  before: Truth;
  readonly poisoned: ReadonlySet<string>;
  /** Since when nothing breaks any more; null before. */
  healedAt: number | null;
  /** The calendar day in the district. */
  readonly today: () => string;
  readonly log: readonly string[];
};

/** What holds always: one file each, a question for each moment at which it could be broken. */
export type Invariant = Readonly<{
  number: number;
  sentence: string;
  /** A request leaves. */
  asked?: (run: Run, desk: Desk, asked: Asked) => string | null;
  /** Something came back. */
  answered?: (run: Run, desk: Desk, asked: Asked, exchanged: Exchanged, answer: WireAnswer | null) => string | null;
  /** Something was committed in a store. */
  stored?: (run: Run, desk: Desk, look: Look, before: Look) => string | null;
  /** Something altered at the server. */
  served?: (run: Run) => string | null;
  /** Time passed. */
  stepped?: (run: Run, desk: Desk) => string | null;
  /** Everything has healed. */
  ended?: (run: Run) => string | null;
}>;
