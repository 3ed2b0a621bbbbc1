import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type IBucket,
  type LifecycleRule,
  ObjectOwnership,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

const ABORT_UPLOADS_AFTER = Duration.days(7);

export interface LakeBucketProps {
  readonly key: IKey;
  /** Where requests are logged, under the bucket's construct id. */
  readonly accessLogs: IBucket;
  /** Overwritten and deleted versions go after this. */
  readonly noncurrentVersionsExpireAfter: Duration;
  /** @default nothing else ever expires or moves */
  readonly lifecycleRules?: readonly LifecycleRule[];
}

/** A bucket as all of the lake's are: private, versioned, TLS only, encrypted by one key, kept on deletion. */
export class LakeBucket extends Bucket {
  constructor(scope: Construct, id: string, props: LakeBucketProps) {
    const { key, accessLogs, noncurrentVersionsExpireAfter, lifecycleRules = [] } = props;
    super(scope, id, {
      encryption: BucketEncryption.KMS,
      encryptionKey: key,
      bucketKeyEnabled: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      versioned: true,
      serverAccessLogsBucket: accessLogs,
      serverAccessLogsPrefix: `${id.toLowerCase()}/`,
      removalPolicy: RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          id: 'Sweep',
          noncurrentVersionExpiration: noncurrentVersionsExpireAfter,
          abortIncompleteMultipartUploadAfter: ABORT_UPLOADS_AFTER,
          expiredObjectDeleteMarker: true,
        },
        ...lifecycleRules,
      ],
    });
  }
}
