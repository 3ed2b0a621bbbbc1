import type { KinesisStreamBatchResponse, KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';

export type Gate = (event: KinesisStreamEvent) => Promise<KinesisStreamBatchResponse>;

/**
 * Gives records to the gate that Lambda has given up on, and tells whether all of them are stored. Where the gate
 * breaks on them it gets them in halves, until the record it breaks on stands alone: that one has failed for good
 * and goes to `giveUp`. Records that the gate hands back are nobody's fault but the store's, and are not given up.
 */
export async function gateAgain(
  records: readonly KinesisStreamRecord[],
  gate: Gate,
  giveUp: (record: KinesisStreamRecord) => Promise<boolean>,
): Promise<boolean> {
  const [first] = records;
  if (first === undefined) return true;
  let response: KinesisStreamBatchResponse;
  try {
    response = await gate({ Records: [...records] });
  } catch {
    if (records.length === 1) return giveUp(first);
    const half = Math.ceil(records.length / 2);
    const isFirstStored = await gateAgain(records.slice(0, half), gate, giveUp);
    return (await gateAgain(records.slice(half), gate, giveUp)) && isFirstStored;
  }
  return response.batchItemFailures.length === 0;
}
