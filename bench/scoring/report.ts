import type { ComputeRound } from './fold-and-rules.ts';
import type { HandlerRound } from './handler.ts';

/** What the program of real-time scoring has measured, round by round. */
export interface ScoringReport {
  readonly leads: number;
  readonly records: number;
  readonly compute: readonly ComputeRound[];
  readonly handler: readonly HandlerRound[];
  /** Loading the bundle, in milliseconds. */
  readonly initMs: readonly number[];
}
