import type { KinesisStreamRecord } from 'aws-lambda';
import { arrivalOf } from '../validation/arrival.ts';
import { BatchObjects } from '../validation/batch-objects.ts';
import type { GateDependencies } from '../validation/create-handler.ts';
import { quarantineEvent } from '../validation/gate-event.ts';
import { countOutcomes } from '../validation/gate-metrics.ts';
import { SpareBuffers } from '../validation/line-buffer.ts';
import { refuse } from '../validation/refusal.ts';
import { storeBatch } from '../validation/store-batch.ts';

/** Keeps a record, whole, that no delivery has got through the gate; false where it could not be stored. */
export async function quarantineRecord(
  record: KinesisStreamRecord,
  {
    store,
    metrics,
    onVerdicts = () => {},
    onStoreFailure = () => {},
  }: Pick<GateDependencies, 'store' | 'metrics' | 'onVerdicts' | 'onStoreFailure'>,
): Promise<boolean> {
  const payload = Buffer.from(record.kinesis.data, 'base64');
  const line = quarantineEvent({ recordIndex: 0, payload }, arrivalOf(record), refuse('delivery_failed'));
  const objects = new BatchObjects(new SpareBuffers());
  objects.add(line);
  const failed = await storeBatch(objects, store, onStoreFailure);
  if (failed.size > 0) return false;
  countOutcomes([line], metrics);
  onVerdicts([line.verdict]);
  return true;
}
