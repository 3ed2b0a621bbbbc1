/** One record to be sent, and where the person who sends it finds it. */
export interface InputRecord {
  /** 1-based line of the input on which the record ends. */
  readonly line: number;
  readonly data: Uint8Array;
}

/** The records of an input in its order, a handful at a time; whatever its size, only a handful is held. */
export type InputRecords = AsyncIterable<readonly InputRecord[]>;
