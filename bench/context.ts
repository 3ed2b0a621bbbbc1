import type { ResultRow } from './report/result.ts';

/** What every part of the benchmarks works with. */
export interface BenchContext {
  /** Absolute path of the directory that keeps data, tools and results between runs. */
  readonly cache: string;
  readonly rounds: number;
  /** Sizes are divided by `QUICK_DIVISOR`, to see whether the benchmark itself works. */
  readonly isQuick: boolean;
  readonly engines: readonly string[];
  /** Spark also takes the largest size of the pipeline, which is slow. */
  readonly isSparkLarge: boolean;
  /** Growth is also measured on the longest history, whose data takes long to make. */
  readonly isGrowthLarge: boolean;
  /** Tells the person at the terminal what goes on. */
  readonly say: (line: string) => void;
}

/** What a part found; the rest of its result is the same for all parts. */
export interface Findings {
  readonly rows: readonly ResultRow[];
  readonly notes: readonly string[];
}

/** One part of the benchmarks, which can be run alone. */
export interface Part {
  readonly name: string;
  readonly title: string;
  /** What is measured and how, for the page; Markdown. */
  readonly method: string;
  run(context: BenchContext): Promise<Findings>;
}
