import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Long enough to notice that a consumer has missed something, and to play it again. */
export const ARCHIVED_DAYS = 30;

export interface LeadBusProps {
  /** Its name, which is how functions address it. */
  readonly name: string;
  /** Encrypts events on the bus and in the archive. */
  readonly key: IKey;
  /** Gets events that the bus itself could not process, as when its key was gone. */
  readonly deadLetters: IQueue;
}

/** Where anyone hears of scores: an event bus of the lake's own, and an archive from which events are played again. */
export class LeadBus extends Construct {
  readonly name: string;
  readonly arn: string;

  constructor(scope: Construct, id: string, { name, key, deadLetters }: LeadBusProps) {
    super(scope, id);
    const bus = new CfnEventBus(this, 'Bus', {
      name,
      description: 'Lead lake: scores of leads and their changes of band; no contact data',
      kmsKeyIdentifier: key.keyArn,
      deadLetterConfig: { arn: deadLetters.queueArn },
    });
    this.name = bus.ref;
    this.arn = bus.attrArn;
    new CfnArchive(this, 'Archive', {
      description: 'Lead lake: what was on the bus lately, to play it again',
      sourceArn: bus.attrArn,
      retentionDays: ARCHIVED_DAYS,
      kmsKeyIdentifier: key.keyArn,
    });
  }

  /** Lets a function tell the bus, and no other. */
  tell(): PolicyStatement {
    return new PolicyStatement({ actions: ['events:PutEvents'], resources: [this.arn] });
  }
}
