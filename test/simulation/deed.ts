import type { ResolveChoice } from '../../shared/contract/view.ts';
import type { DiskFault } from './disk.ts';
import type { Fault, RequestKind } from './faults.ts';
import type { Weather } from './network.ts';
import type { SiteEvent } from './site.ts';

/** One thing that happens in a run. `pick` seeds what is chosen when it happens, from what is there then. */
export type Deed =
  /** `inDays`: for a day to come, so many from now. `license`: a change of the one that this number means (`quarrel.ts`). */
  | Readonly<{ kind: 'edit'; intents: number; inDays: number | null; pick: number; license: number | null }>
  | Readonly<{ kind: 'cancel'; pick: number }>
  | Readonly<{ kind: 'resolve'; choice: ResolveChoice; pick: number }>
  | Readonly<{ kind: 'takeBack'; pick: number }>
  | Readonly<{ kind: 'lost'; choice: 'resend' | 'dismiss' }>
  | Readonly<{ kind: 'fault'; request: RequestKind | null; fault: Fault }>
  | Readonly<{ kind: 'weather'; weather: Weather }>
  | Readonly<{ kind: 'online'; online: boolean }>
  | Readonly<{ kind: 'focus'; focused: boolean }>
  | Readonly<{ kind: 'crash' }>
  | Readonly<{ kind: 'quit' }>
  | Readonly<{ kind: 'disk'; commits: number; fault: DiskFault }>
  | Readonly<{ kind: 'sleep'; ms: number; counted: boolean }>
  | Readonly<{ kind: 'clock'; ms: number }>
  | Readonly<{ kind: 'upgrade'; from: number }>
  | Readonly<{ kind: 'signIn' }>
  | Readonly<{ kind: 'syncNow' }>
  | Readonly<{ kind: 'poison'; userId: string; on: boolean }>
  /** The server fails at some changes of every push, for a while. */
  | Readonly<{ kind: 'unlucky'; ms: number }>
  | Readonly<{ kind: 'site'; event: SiteEvent }>;

export type Action = Readonly<{ at: number; computer: number; deed: Deed }>;
