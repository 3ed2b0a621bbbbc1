import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { LakeAccess } from '../constructs/lake-access.ts';
import { LakeBuckets } from '../constructs/lake-buckets.ts';
import { LakeKeys } from '../constructs/lake-keys.ts';
import { LeadLakeStack, type LeadLakeStackProps } from './lead-lake-stack.ts';

/** Letters and digits are base64 as they stand; 64 of them are 48 bytes. */
const PEPPER_LENGTH = 64;

/** Everything that is kept: keys, buckets, profiles, the pepper. */
export class StorageStack extends LeadLakeStack {
  readonly keys: LakeKeys;
  readonly buckets: LakeBuckets;
  readonly access: LakeAccess;
  /** What is known of a lead right now, for the scoring function. */
  readonly profiles: Table;
  /** Secret under which contact values become keys; never rotated, or all ids would change. */
  readonly pepper: Secret;

  constructor(scope: Construct, id: string, props: LeadLakeStackProps) {
    super(scope, id, props);
    const { name, isProtected, storage } = this.config;
    this.keys = new LakeKeys(this, 'Keys', { environment: name });
    this.buckets = new LakeBuckets(this, 'Buckets', { keys: this.keys, storage });
    this.access = new LakeAccess(this, 'Access', { buckets: this.buckets, keys: this.keys });
    this.profiles = new Table(this, 'Profiles', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.keys.contacts,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expires_at',
      deletionProtection: isProtected,
      removalPolicy: isProtected ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.pepper = new Secret(this, 'Pepper', {
      description: 'Lead lake: under which contact values become keys. Back it up; never rotate it',
      encryptionKey: this.keys.contacts,
      generateSecretString: { passwordLength: PEPPER_LENGTH, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    });
    acknowledge(
      this.pepper,
      'SMG4',
      undefined,
      'Under another pepper every lead would have another id: it is backed up, never rotated.',
    );
    const { raw, failures, contacts, processed, features, gold, results } = this.buckets;
    this.publish('rawBucket', raw.bucketName, 'Bucket of raw, validated and quarantined objects');
    this.publish('failuresBucket', failures.bucketName, 'Bucket of what could not be handed to the gate');
    this.publish('contactsBucket', contacts.bucketName, 'Bucket of the table with contact data');
    this.publish('processedBucket', processed.bucketName, 'Bucket of processed tables');
    this.publish('featuresBucket', features.bucketName, 'Bucket of features');
    this.publish('goldBucket', gold.bucketName, 'Bucket of scores and KPIs');
    this.publish('resultsBucket', results.bucketName, 'Bucket of results of queries');
    this.publish('profilesTable', this.profiles.tableName, 'Table of lead profiles');
    this.publish('pepperSecretArn', this.pepper.secretArn, 'Secret that holds the pepper');
  }
}
