import {
  type _Record,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListShardsCommand,
} from '@aws-sdk/client-kinesis';
import type { KinesisStreamEvent, KinesisStreamRecord } from 'aws-lambda';
import { RehearsalError } from '../rehearsal-error.ts';
import type { Stage } from '../stage.ts';

/** What the scoring function says it is for. */
const SCORING = 'Scores leads as their events arrive';

/** So many of each shard's records: the emulator takes its time over each. */
const MOST_OF_A_SHARD = 30;

/** Delivers records of the stream to the scoring function once more, the last one first. */
export async function deliverAgain(stage: Stage): Promise<number> {
  const records = (await recordsOf(stage)).toReversed();
  const event = { Records: records } satisfies KinesisStreamEvent;
  const { endpoint } = stage.emulator;
  const name = await functionName(endpoint);
  const answer = await fetch(`${endpoint}/2015-03-31/functions/${name}/invocations`, {
    method: 'POST',
    body: JSON.stringify(event),
  });
  const said = (await answer.json()) as { batchItemFailures?: readonly unknown[] };
  if (said.batchItemFailures?.length !== 0) {
    throw new RehearsalError(`scoring did not take all records again: ${JSON.stringify(said).slice(0, 300)}`);
  }
  return records.length;
}

async function functionName(endpoint: string): Promise<string> {
  const answer = await fetch(`${endpoint}/2015-03-31/functions`);
  const { Functions } = (await answer.json()) as {
    Functions: readonly { FunctionName: string; Description: string }[];
  };
  const found = Functions.find(({ Description }) => Description === SCORING);
  if (found === undefined) throw new RehearsalError(`no function says “${SCORING}”`);
  return found.FunctionName;
}

async function recordsOf(stage: Stage): Promise<KinesisStreamRecord[]> {
  const StreamName = await stage.parameter('streamName');
  const { Shards = [] } = await stage.kinesis.send(new ListShardsCommand({ StreamName }));
  const records: KinesisStreamRecord[] = [];
  for (const { ShardId = '' } of Shards) {
    const start = await stage.kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
    );
    const page = await stage.kinesis.send(
      new GetRecordsCommand({ ShardIterator: start.ShardIterator, Limit: MOST_OF_A_SHARD }),
    );
    records.push(...(page.Records ?? []).map((record) => lambdaRecord(ShardId, record)));
  }
  return records;
}

/** A record as Lambda hands it to a function. */
function lambdaRecord(shardId: string, record: _Record): KinesisStreamRecord {
  const {
    SequenceNumber = '',
    PartitionKey = '',
    Data = new Uint8Array(),
    ApproximateArrivalTimestamp,
  } = record;
  return {
    awsRegion: '',
    eventID: `${shardId}:${SequenceNumber}`,
    eventName: 'aws:kinesis:record',
    eventSource: 'aws:kinesis',
    eventSourceARN: '',
    eventVersion: '1.0',
    invokeIdentityArn: '',
    kinesis: {
      approximateArrivalTimestamp: (ApproximateArrivalTimestamp?.getTime() ?? 0) / 1_000,
      data: Buffer.from(Data).toString('base64'),
      kinesisSchemaVersion: '1.0',
      partitionKey: PartitionKey,
      sequenceNumber: SequenceNumber,
    },
  };
}
