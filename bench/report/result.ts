import type { Goal } from '../goals.ts';

/** How a number is shown. */
export type Unit = 'seconds' | 'bytes' | 'share' | 'times' | 'perSecond' | 'microseconds' | 'milliseconds';

/** One measured quantity: every round's value, and what it is held against. */
export interface MeasuredRow {
  readonly what: string;
  readonly unit: Unit;
  readonly samples: readonly number[];
  /** Left out, the number is for orientation. */
  readonly goal?: Goal;
}

/** Something that was to be measured and could not be. */
export interface SkippedRow {
  readonly what: string;
  readonly skipped: string;
}

export type ResultRow = MeasuredRow | SkippedRow;

/** The machine numbers were taken on; without it they say nothing. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly versions: Readonly<Record<string, string>>;
}

/** What one part of the benchmarks found. */
export interface PartResult {
  readonly part: string;
  /** Day of the measurement (UTC). */
  readonly date: string;
  readonly machine: Machine;
  readonly rounds: number;
  /** Sizes were reduced to see whether the benchmark works: no number of it is held against a goal. */
  readonly isQuick: boolean;
  readonly rows: readonly ResultRow[];
  /** What else a reader needs to know: counts, what was compared. */
  readonly notes: readonly string[];
}
