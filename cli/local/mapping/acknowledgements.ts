/** How far a shard is done without a gap; with concurrent batches, later records may be done before earlier ones. */
export interface Acknowledgements {
  /** Notes that a record was taken from the shard; in the shard's order. */
  add(sequenceNumber: string): void;
  /** Notes that a record is settled. */
  settle(sequenceNumber: string): void;
  /** The highest sequence number below which all are settled, or null where there is no new one. */
  advance(): string | null;
}

/**
 * A Map keeps the order in which its keys were added, so the records of the shard's head are always its first
 * entries and the checkpoint moves without a scan.
 */
export function createAcknowledgements(): Acknowledgements {
  const settled = new Map<string, boolean>();
  return {
    add: (sequenceNumber) => settled.set(sequenceNumber, false),
    settle: (sequenceNumber) => settled.set(sequenceNumber, true),
    advance() {
      let checkpoint: string | null = null;
      for (const [sequenceNumber, isSettled] of settled) {
        if (!isSettled) break;
        settled.delete(sequenceNumber);
        checkpoint = sequenceNumber;
      }
      return checkpoint;
    },
  };
}
