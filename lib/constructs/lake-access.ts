import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { SCORE_LOG_PREFIX } from '../../lambdas/scoring/score-log.ts';
import { acknowledge } from './acknowledge.ts';
import type { LakeBuckets } from './lake-buckets.ts';
import type { LakeKeys } from './lake-keys.ts';

const READ_OBJECTS = ['s3:GetObject'];
const WRITE_OBJECTS = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject', 's3:AbortMultipartUpload'];
const LIST = ['s3:ListBucket', 's3:GetBucketLocation'];
const DECRYPT = ['kms:Decrypt'];
const ENCRYPT = ['kms:Decrypt', 'kms:GenerateDataKey'];

/** Under the features bucket: what training writes and scorers read. */
export const MODEL_PREFIX = 'models/';

export interface LakeAccessProps {
  readonly buckets: LakeBuckets;
  readonly keys: LakeKeys;
}

/**
 * What can be done with what is kept, as policies to attach: who may touch contact data is who has one of the
 * policies that say so. Each allows a bucket and the key that encrypts it.
 */
export class LakeAccess extends Construct {
  /** Adds objects to raw, and can do nothing else with it. Contact data goes in, none comes out. */
  readonly putRaw: ManagedPolicy;
  /** Reads raw, validated and quarantined objects, contact data included. */
  readonly readRaw: ManagedPolicy;
  /** Reads the score log, and nothing else of raw. */
  readonly readScoreLog: ManagedPolicy;
  /** Sets aside what Lambda could not hand to the gate; contact data goes in, none comes out. */
  readonly putFailures: ManagedPolicy;
  /** Reads what Lambda could not hand to the gate, and deletes what has been taken; contact data included. */
  readonly drainFailures: ManagedPolicy;
  /** Reads the table with contact data. */
  readonly readContacts: ManagedPolicy;
  /** Writes the table with contact data. */
  readonly writeContacts: ManagedPolicy;
  /** Reads all tables but the one with contact data. */
  readonly readTables: ManagedPolicy;
  /** Writes all tables but the one with contact data. */
  readonly writeTables: ManagedPolicy;
  /** Writes and reads results of queries. */
  readonly useResults: ManagedPolicy;
  /** Writes trained models. */
  readonly writeModels: ManagedPolicy;
  /** Reads trained models, and is told of one that is not there. */
  readonly readModels: ManagedPolicy;

  constructor(scope: Construct, id: string, { buckets, keys }: LakeAccessProps) {
    super(scope, id);
    const { raw, failures, contacts, processed, features, gold, results } = buckets;
    const tables = [processed, features, gold];
    this.putRaw = this.policy('PutRaw', 'Adds objects to raw', [raw], ['s3:PutObject'], [], keys.contacts, [
      'kms:GenerateDataKey',
    ]);
    this.readRaw = this.policy(
      'ReadRaw',
      'Reads raw, validated and quarantine',
      [raw],
      READ_OBJECTS,
      LIST,
      keys.contacts,
      DECRYPT,
    );
    this.readScoreLog = this.policy(
      'ReadScoreLog',
      'Reads the log of real-time scores',
      [raw],
      READ_OBJECTS,
      LIST,
      keys.contacts,
      DECRYPT,
      `${SCORE_LOG_PREFIX}/`,
    );
    this.putFailures = this.policy(
      'PutFailures',
      'Sets aside what could not be delivered',
      [failures],
      ['s3:PutObject'],
      ['s3:ListBucket'],
      keys.contacts,
      ['kms:GenerateDataKey'],
    );
    this.drainFailures = this.policy(
      'DrainFailures',
      'Takes what could not be delivered',
      [failures],
      ['s3:GetObject', 's3:DeleteObject'],
      LIST,
      keys.contacts,
      DECRYPT,
    );
    this.readContacts = this.policy(
      'ReadContacts',
      'Reads contact data',
      [contacts],
      READ_OBJECTS,
      LIST,
      keys.contacts,
      DECRYPT,
    );
    this.writeContacts = this.policy(
      'WriteContacts',
      'Writes contact data',
      [contacts],
      WRITE_OBJECTS,
      LIST,
      keys.contacts,
      ENCRYPT,
    );
    this.readTables = this.policy(
      'ReadTables',
      'Reads tables without contact data',
      tables,
      READ_OBJECTS,
      LIST,
      keys.lake,
      DECRYPT,
    );
    this.writeTables = this.policy(
      'WriteTables',
      'Writes tables without contact data',
      tables,
      WRITE_OBJECTS,
      LIST,
      keys.lake,
      ENCRYPT,
    );
    this.useResults = this.policy(
      'UseResults',
      'Keeps results of queries',
      [results],
      WRITE_OBJECTS,
      LIST,
      keys.lake,
      ENCRYPT,
    );
    this.writeModels = this.policy(
      'WriteModels',
      'Writes trained models',
      [features],
      ['s3:PutObject'],
      [],
      keys.lake,
      ENCRYPT,
      MODEL_PREFIX,
    );
    this.readModels = this.policy(
      'ReadModels',
      'Reads trained models',
      [features],
      READ_OBJECTS,
      LIST,
      keys.lake,
      DECRYPT,
      MODEL_PREFIX,
    );
    const prefixes = [
      ...Object.values({ raw, failures, contacts, processed, features, gold, results }).map(
        (bucket) => [bucket, ''] as const,
      ),
      [features, MODEL_PREFIX] as const,
      [raw, `${SCORE_LOG_PREFIX}/`] as const,
    ];
    // one word for all policies of a bucket: the reason is the bucket's
    for (const [bucket, prefix] of prefixes) {
      acknowledge(
        this,
        'IAM5',
        { resource: bucket.arnForObjects(`${prefix}*`) },
        'Objects have names nobody can list beforehand; the bucket bounds them.',
      );
    }
  }

  private policy(
    id: string,
    description: string,
    buckets: readonly IBucket[],
    onObjects: readonly string[],
    onBucket: readonly string[],
    key: IKey,
    onKey: readonly string[],
    prefix = '',
  ): ManagedPolicy {
    const policy = new ManagedPolicy(this, id, { description: `Lead lake: ${description}` });
    const objects = buckets.map((bucket) => bucket.arnForObjects(`${prefix}*`));
    policy.addStatements(new PolicyStatement({ actions: [...onObjects], resources: objects }));
    if (onBucket.length > 0) {
      policy.addStatements(
        new PolicyStatement({ actions: [...onBucket], resources: buckets.map(({ bucketArn }) => bucketArn) }),
      );
    }
    policy.addStatements(new PolicyStatement({ actions: [...onKey], resources: [key.keyArn] }));
    return policy;
  }
}
