import type { KinesisStreamEvent } from 'aws-lambda';

/** One batch as the gate's handler gets it, and what the floor must know of it beforehand. */
export interface PreparedBatch {
  readonly event: KinesisStreamEvent;
  readonly primitives: readonly RecordPrimitives[];
}

/** What the gate hands to its dear primitives for one record, written down so that the floor can do the same. */
export interface RecordPrimitives {
  /** Phone texts it parsed. */
  readonly phones: readonly string[];
  /** Normalised values it derived keys of. */
  readonly keyed: readonly string[];
  /** The objects it wrote, each as JSON text. */
  readonly raw: object;
  readonly validated: object;
}

/** Something that takes batches, to be measured. */
export interface Contender {
  readonly name: string;
  /** What it does, in words for the report. */
  readonly does: string;
  readonly take: (batch: PreparedBatch) => void | Promise<void>;
}
