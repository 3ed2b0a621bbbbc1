import type { QuarantineReason } from './quarantine-reason.ts';

/** Where a line came from: the identity of every stored line, however often it is delivered. */
export interface Position {
  readonly shardId: string;
  /** A decimal string; it orders nothing outside its shard. */
  readonly sequenceNumber: string;
  /** Index of the event in a packed record, 0 for a record that holds one event. */
  readonly recordIndex: number;
}

/** What the gate decided about one event. Carries codes only, never contact data. */
export type Verdict = Position &
  (
    | { readonly outcome: 'accepted'; readonly source: string; readonly eventType: string }
    | { readonly outcome: 'quarantined'; readonly reason: QuarantineReason; readonly path: string }
  );
