import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { blankEvent } from '#domain/canonical-event.ts';
import { createReadingTools, type ReadingTools } from '#domain/reading-tools.ts';
import type { GateConfig } from '../../lambdas/validation/gate-config.ts';
import { gateRecord } from '../../lambdas/validation/gate-record.ts';
import type { PreparedBatch, RecordPrimitives } from './contender.ts';

/** Writes down which primitives the gate uses for a record; null where it does not take exactly one event. */
export type Preparer = (record: KinesisStreamRecord) => RecordPrimitives | null;

export function createPreparer(config: GateConfig): Preparer {
  const tools = createReadingTools(config);
  let phones: string[] = [];
  let keyed: string[] = [];
  const noting: ReadingTools = {
    ...tools,
    keyOf: (normalised) => {
      keyed.push(normalised);
      return tools.keyOf(normalised);
    },
    readPhone: (text) => {
      phones.push(text);
      return tools.readPhone(text);
    },
  };

  return (record) => {
    phones = [];
    keyed = [];
    const [line, ...others] = gateRecord(record, config, noting);
    if (line === undefined || others.length > 0 || !('rawLine' in line)) return null;
    return { phones, keyed, raw: JSON.parse(line.rawLine), validated: canonical(line.validatedLine) };
  };
}

/** As an object of the very shape the gate writes: how fast an object is written depends on it. */
function canonical(validatedLine: string): object {
  const event = JSON.parse(validatedLine);
  const kind = { type: event.event_type, source: event.source, createsLead: event.creates_lead };
  const origin = {
    receivedAtMs: event.received_at_ms,
    shardId: event.shard_id,
    sequenceNumber: event.sequence_number,
    recordIndex: event.record_index,
    payloadSha256: event.payload_sha256,
  };
  return Object.assign(blankEvent(kind, origin), event);
}

/** A record turned up that the benchmark leaves out. */
export class UnpreparedRecordError extends Error {
  override readonly name = 'UnpreparedRecordError';

  constructor(sequenceNumber: string) {
    super(`record ${sequenceNumber} does not hold exactly one event that the gate takes`);
  }
}

/** @throws UnpreparedRecordError */
export function prepareBatch(event: KinesisStreamEvent, prepare: Preparer): PreparedBatch {
  const primitives = event.Records.map((record) => {
    const prepared = prepare(record);
    if (prepared === null) throw new UnpreparedRecordError(record.kinesis.sequenceNumber);
    return prepared;
  });
  return { event, primitives };
}
