import { hash } from 'node:crypto';
import type { ObjectStore } from '#adapters/object-store.ts';
import type { StreamRecord } from '../stream-record.ts';
import { LOCAL_FUNCTION_ARN, LOCAL_STREAM_ARN, toKinesisEvent } from './kinesis-event.ts';
import type { DiscardCondition } from './next-step.ts';

/** Records that the mapping gave up on, all of one shard and in its order. */
export interface Discarded {
  readonly shardId: string;
  readonly records: readonly StreamRecord[];
  readonly condition: DiscardCondition;
  /** How often the function was called for them; 0 where they were too old for a first call. */
  readonly invokeCount: number;
  /** True where the last call threw, false where it reported the records or was never made. */
  readonly isFunctionError: boolean;
}

/** Where discarded records go; it must have kept them when its promise resolves. */
export type OnFailure = (discarded: Discarded, nowMs: number) => Promise<void>;

/** Folder of the gate's on-failure destination in the lake's object store. */
export const ON_FAILURE_PREFIX = 'on-failure';

/**
 * Keeps discarded records with their payload, as Lambda does where the destination is an S3 bucket.
 *
 * @param prefix folder of the destination; each consumer of the stream has one of its own
 */
export function createStoreOnFailure(store: ObjectStore, prefix: string = ON_FAILURE_PREFIX): OnFailure {
  return async (discarded, nowMs) => {
    const record = toInvocationRecord(discarded, nowMs);
    await store.putIfAbsent(`${prefix}/${keyOf(record)}`, Buffer.from(JSON.stringify(record)));
  };
}

/**
 * The document Lambda writes for a failed Kinesis invocation ("Retain discarded batch records"). With an S3
 * destination `payload` is the whole event, as an escaped JSON string.
 */
export function toInvocationRecord(discarded: Discarded, nowMs: number) {
  const { shardId, records, condition, invokeCount, isFunctionError } = discarded;
  const [first, last] = [records[0], records.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError('no records were discarded');
  return {
    requestContext: {
      requestId: uuidOf(`${shardId}:${first.sequenceNumber}:${last.sequenceNumber}`),
      functionArn: LOCAL_FUNCTION_ARN,
      condition,
      approximateInvokeCount: invokeCount,
    },
    ...(invokeCount > 0 && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(isFunctionError && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: isoOf(nowMs),
    KinesisBatchInfo: {
      shardId,
      startSequenceNumber: first.sequenceNumber,
      endSequenceNumber: last.sequenceNumber,
      approximateArrivalOfFirstRecord: isoOf(first.arrivalMs),
      approximateArrivalOfLastRecord: isoOf(last.arrivalMs),
      batchSize: records.length,
      streamArn: LOCAL_STREAM_ARN,
    },
    payload: JSON.stringify(toKinesisEvent(records)),
  };
}

/** The mapping's own name in keys, where AWS would have its UUID. */
const MAPPING_ID = uuidOf(LOCAL_FUNCTION_ARN + LOCAL_STREAM_ARN);

/** Lambda's naming: `aws/lambda/<mapping>/<shard>/YYYY/MM/DD/YYYY-MM-DDTHH.MM.SS-<uuid>`. */
function keyOf({
  requestContext,
  timestamp,
  KinesisBatchInfo,
}: ReturnType<typeof toInvocationRecord>): string {
  const day = timestamp.slice(0, 10).replaceAll('-', '/');
  const second = timestamp.slice(0, 19).replaceAll(':', '.');
  const { shardId } = KinesisBatchInfo;
  return `aws/lambda/${MAPPING_ID}/${shardId}/${day}/${second}-${requestContext.requestId}`;
}

/** A UUID that is the same for the same records, so that giving up twice in one second keeps one object. */
function uuidOf(text: string): string {
  const hex = hash('sha256', text);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
