/** A record on its way into the stream, as Kinesis' PutRecords takes it. */
export interface NewRecord {
  /** Decides the shard, and the lane among concurrent batches; records of one key keep their order. */
  readonly partitionKey: string;
  /** What the stream states as approximate arrival; imported history carries its own. */
  readonly arrivalMs: number;
  readonly data: Uint8Array;
}

/** A record that the stream holds. */
export interface StreamRecord {
  readonly shardId: string;
  /** Decimal text of one fixed length, growing along the shard. */
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly arrivalMs: number;
  /** The true time of the append: retention and record age are measured from here. */
  readonly appendedMs: number;
  /** Base64, as Lambda hands it on. */
  readonly data: string;
}

/** Where a record lies in the stream. */
export type StreamPosition = Pick<StreamRecord, 'shardId' | 'sequenceNumber'>;
