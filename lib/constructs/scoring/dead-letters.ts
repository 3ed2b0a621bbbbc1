import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** As long as SQS keeps anything. */
const KEPT = Duration.days(14);

export interface DeadLettersProps {
  /** Encrypts messages. */
  readonly key: IKey;
}

/** Where what was given up on waits for a person: an alarm tells that something is there, the runbook what to do. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { key }: DeadLettersProps) {
    super(scope, id, {
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: KEPT,
    });
    acknowledge(
      this,
      'SQS3',
      undefined,
      'It holds dead letters itself: what comes here has been tried, and nothing but a person takes it out.',
    );
  }

  /** Lets EventBridge put in what rules and buses of this account could not deliver. */
  takeFromEventBridge(sourceArn: string): this {
    this.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [this.queueArn],
        conditions: {
          ArnLike: { 'aws:SourceArn': sourceArn },
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
        },
      }),
    );
    return this;
  }
}
