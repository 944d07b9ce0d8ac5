import type { Office } from './office.ts';
import type { Summary } from './statistics.ts';

/** One thing that was measured: ours or a peer's. */
export type Series = Readonly<{ name: string; values: readonly number[] }>;

/** A finished series; for a peer, how many times its number ours is. */
export type Measured = Readonly<{ name: string; summary: Summary; ratio?: number }>;

/** What a measure came to. `details` are numbers that inform and that no goal looks at. */
export type MeasureResult = Readonly<{
  name: string;
  workload: string;
  unit: 'ms' | 'MiB' | 'changes/s';
  ours: Measured;
  peers: readonly Measured[];
  details: readonly Measured[];
  goal: Readonly<{ text: string; reached: boolean }>;
  notes: readonly string[];
}>;

/** What a measure is given. */
export type BenchContext = Readonly<{
  /** The Electron that ours and every peer in a window run on. */
  electron: string;
  say: (text: string) => void;
  /** A computer with 100,000 students in its store; made at the first call, once per run. */
  office: () => Promise<Office>;
}>;

export type Measure = Readonly<{
  name: string;
  run: (context: BenchContext) => Promise<MeasureResult>;
}>;
