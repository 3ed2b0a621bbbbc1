import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AccountRootPrincipal, Role } from 'aws-cdk-lib/aws-iam';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { EnvironmentConfig } from '../config/index.ts';
import { makeAppendOnly } from './append-only.ts';
import { LakeBucket } from './lake-bucket.ts';
import type { LakeKeys } from './lake-keys.ts';

export interface LakeBucketsProps {
  readonly keys: LakeKeys;
  readonly storage: EnvironmentConfig['storage'];
}

/** Where everything lies, a bucket for each layer, so that who may read a layer is one line of a policy. */
export class LakeBuckets extends Construct {
  readonly accessLogs: Bucket;
  /** What the gate writes: raw/, validated/ and quarantine/. Append-only; holds contact data. */
  readonly raw: Bucket;
  /** What Lambda could not hand to the gate; holds contact data. */
  readonly failures: Bucket;
  /** The one table with contact data. */
  readonly contacts: Bucket;
  readonly processed: Bucket;
  readonly features: Bucket;
  readonly gold: Bucket;
  /** Results of Athena's queries. */
  readonly results: Bucket;
  /** The only one who may delete from `raw`: for what the law wants forgotten. */
  readonly eraser: Role;

  constructor(scope: Construct, id: string, { keys, storage }: LakeBucketsProps) {
    super(scope, id);
    this.accessLogs = new Bucket(this, 'AccessLogs', {
      // the service that writes access logs can use no key of ours
      encryption: BucketEncryption.S3_MANAGED,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'Expire',
          expiration: Duration.days(storage.accessLogsExpireAfterDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    const bucket = (name: string, key = keys.lake, lifecycleRules: LifecycleRule[] = []) =>
      new LakeBucket(this, name, {
        key,
        accessLogs: this.accessLogs,
        noncurrentVersionsExpireAfter: Duration.days(storage.noncurrentVersionsExpireAfterDays),
        lifecycleRules,
      });
    this.raw = bucket('Raw', keys.contacts, [growColder(storage)]);
    this.failures = bucket('Failures', keys.contacts);
    this.contacts = bucket('Contacts', keys.contacts);
    this.processed = bucket('Processed');
    this.features = bucket('Features');
    this.gold = bucket('Gold');
    this.results = bucket('Results', keys.lake, [
      { id: 'Expire', expiration: Duration.days(storage.resultsExpireAfterDays) },
    ]);
    this.eraser = new Role(this, 'Eraser', {
      assumedBy: new AccountRootPrincipal(),
      description: 'Deletes what the law wants forgotten; nobody else deletes from raw',
    });
    makeAppendOnly(this.raw, this.eraser);
  }
}

/** Raw objects are hardly read once they are processed, and are kept for ever. */
function growColder(storage: EnvironmentConfig['storage']): LifecycleRule {
  const { rawDeepArchiveAfterDays, rawExpireAfterDays } = storage;
  return {
    id: 'GrowColder',
    prefix: 'raw/',
    transitions: [
      {
        storageClass: StorageClass.INFREQUENT_ACCESS,
        transitionAfter: Duration.days(storage.rawInfrequentAccessAfterDays),
      },
      {
        storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL,
        transitionAfter: Duration.days(storage.rawGlacierInstantAfterDays),
      },
      ...(rawDeepArchiveAfterDays === undefined
        ? []
        : [
            {
              storageClass: StorageClass.DEEP_ARCHIVE,
              transitionAfter: Duration.days(rawDeepArchiveAfterDays),
            },
          ]),
    ],
    ...(rawExpireAfterDays !== undefined && { expiration: Duration.days(rawExpireAfterDays) }),
  };
}
