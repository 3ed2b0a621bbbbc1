import { ArnFormat, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

export interface LakeKeysProps {
  /** Name of the environment, part of the aliases. */
  readonly environment: string;
}

/**
 * The keys of a lake. Who may not use a key cannot read what it encrypts, whatever buckets say: contact data has
 * a key of its own. They stay when everything else is deleted, because what they encrypt stays.
 */
export class LakeKeys extends Construct {
  /** Encrypts whatever holds contact data: stored objects, the contacts table, profiles, the pepper. */
  readonly contacts: Key;
  /** Encrypts everything else that people query. */
  readonly lake: Key;
  /** Encrypts logs and notices: what alarms and the event bus say, and what could not be told. */
  readonly logs: Key;

  constructor(scope: Construct, id: string, { environment }: LakeKeysProps) {
    super(scope, id);
    const key = (name: string, description: string) =>
      new Key(this, name, {
        alias: `lead-lake-${environment}-${name.toLowerCase()}`,
        description,
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.RETAIN,
      });
    this.contacts = key('Contacts', 'Lead lake: contact data');
    this.lake = key('Lake', 'Lead lake: tables and results');
    this.logs = key('Logs', 'Lead lake: logs and notices');
    this.letLogsUse(this.logs);
    this.letNoticesUse(this.logs);
  }

  private letLogsUse(key: Key): void {
    const stack = Stack.of(this);
    const groups = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: '*',
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
        actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        resources: ['*'],
        conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': groups } },
      }),
    );
  }

  /** Alarms, budgets, rules and the event bus tell what is encrypted, for which they need its key. */
  private letNoticesUse(key: Key): void {
    key.addToResourcePolicy(
      new PolicyStatement({
        principals: ['cloudwatch', 'budgets', 'events'].map(
          (service) => new ServicePrincipal(`${service}.amazonaws.com`),
        ),
        // an event bus asks first whether it can use the key, its archive encrypts anew what the bus has encrypted
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*', 'kms:DescribeKey', 'kms:ReEncrypt*'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}
