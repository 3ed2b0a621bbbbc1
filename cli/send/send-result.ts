import type { Counts, Reject } from './verdict-tally.ts';

/** What sending an input came to. */
export interface SendResult extends Counts {
  /** Which records, or which events of packed ones, went to quarantine; at most `maxRejects` of them. */
  readonly rejects: readonly Reject[];
  /** Records that an interrupted earlier send had left in the stream: delivered first and counted apart. */
  readonly leftover: Counts;
}
