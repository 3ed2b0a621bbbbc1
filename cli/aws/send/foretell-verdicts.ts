import { randomBytes } from 'node:crypto';
import type { KinesisStreamRecord } from 'aws-lambda';
import { createReadingTools } from '#domain/reading-tools.ts';
import { defaultGateConfig } from '../../../lambdas/validation/gate-config.ts';
import { gateRecord } from '../../../lambdas/validation/gate-record.ts';
import type { Verdict } from '../../../lambdas/validation/verdict.ts';
import { sequenceNumberAt } from '../../local/sequence-number.ts';
import { shardIdOf } from '../../local/shard-for-key.ts';

const PEPPER_BYTES = 32;

/**
 * What the gate will say of a record: the gate's own code, run before the record is sent. A verdict depends on
 * the bytes alone; the keys it derives on the way, for which no sender has the pepper, are thrown away.
 *
 * @returns a function of the record's place in the input, from 0, and its bytes
 */
export function createForeteller(now: () => number): (place: number, data: Uint8Array) => readonly Verdict[] {
  const config = defaultGateConfig(randomBytes(PEPPER_BYTES));
  const tools = createReadingTools(config);
  return (place, data) =>
    gateRecord(recordOf(place, data, now()), config, tools).map(({ verdict }) => verdict);
}

/** As Lambda hands a record on; its place in the stream is not known yet, nor does a verdict look at it. */
function recordOf(place: number, data: Uint8Array, arrivalMs: number): KinesisStreamRecord {
  const sequenceNumber = sequenceNumberAt(place);
  return {
    awsRegion: '',
    eventID: `${shardIdOf(0)}:${sequenceNumber}`,
    eventName: 'aws:kinesis:record',
    eventSource: 'aws:kinesis',
    eventSourceARN: '',
    eventVersion: '1.0',
    invokeIdentityArn: '',
    kinesis: {
      approximateArrivalTimestamp: arrivalMs / 1000,
      data: Buffer.from(data).toString('base64'),
      kinesisSchemaVersion: '1.0',
      partitionKey: '',
      sequenceNumber,
    },
  };
}
