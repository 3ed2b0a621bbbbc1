import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Stream, StreamEncryption, StreamMode } from 'aws-cdk-lib/aws-kinesis';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { Drain } from '../constructs/ingest/drain.ts';
import { Gate } from '../constructs/ingest/gate.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';
import type { StorageStack } from './storage-stack.ts';

export interface IngestStackProps extends LeadLakeStackProps {
  readonly storage: StorageStack;
}

/** The way in: the stream, the gate behind it, and the second chance for what the gate was not given. */
export class IngestStack extends LeadLakeStack {
  readonly stream: Stream;
  readonly gate: Gate;
  readonly drain: Drain;

  constructor(scope: Construct, id: string, { storage, ...props }: IngestStackProps) {
    super(scope, id, props);
    const { provisionedShards, retentionDays } = this.config.stream;
    this.stream = new Stream(this, 'Stream', {
      encryption: StreamEncryption.KMS,
      encryptionKey: storage.keys.contacts,
      // what nobody has taken yet is lost with the stream
      removalPolicy: this.config.isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      retentionPeriod: Duration.days(retentionDays),
      ...(provisionedShards === undefined
        ? { streamMode: StreamMode.ON_DEMAND }
        : { streamMode: StreamMode.PROVISIONED, shardCount: provisionedShards }),
    });
    acknowledge(
      this.stream,
      'KDS3',
      undefined,
      'Events hold contact data, which has a key of its own; who may not use it cannot read the stream.',
    );
    this.gate = new Gate(this, 'Gate', { config: this.config, storage, stream: this.stream });
    this.drain = new Drain(this, 'Drain', { config: this.config, storage });
    new CfnOutput(this, 'DrainFunction', {
      value: this.drain.function.function.functionName,
      description: 'Function that drains the on-failure bucket, to invoke by hand',
    });
    this.publish('streamName', this.stream.streamName, 'Stream that takes events');
  }
}
