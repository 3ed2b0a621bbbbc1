import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnWorkGroup } from 'aws-cdk-lib/aws-athena';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

const ENGINE = 'Athena engine version 3';
const GIGABYTE = 1024 ** 3;

export interface QueryWorkgroupProps {
  readonly name: string;
  /** Who asks here, in a sentence. */
  readonly description: string;
  /** Where results are kept. */
  readonly results: IBucket;
  /** Under which prefix, with its slash. */
  readonly prefix: string;
  /** Encrypts results. */
  readonly key: IKey;
  /** A query that reads more is stopped. */
  readonly scanLimitGb: number;
  /** Whether it refuses to be deleted while somebody's own queries are in it. */
  readonly keepsQueries: boolean;
}

/** A place to ask Athena, whose settings nobody who asks can override. */
export class QueryWorkgroup extends Construct {
  readonly name: string;
  readonly arn: string;
  readonly workgroup: CfnWorkGroup;

  constructor(scope: Construct, id: string, props: QueryWorkgroupProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.name = props.name;
    this.arn = stack.formatArn({
      service: 'athena',
      resource: 'workgroup',
      resourceName: props.name,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    this.workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name: props.name,
      description: props.description,
      recursiveDeleteOption: !props.keepsQueries,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        engineVersion: { selectedEngineVersion: ENGINE },
        publishCloudWatchMetricsEnabled: true,
        requesterPaysEnabled: false,
        bytesScannedCutoffPerQuery: props.scanLimitGb * GIGABYTE,
        resultConfiguration: {
          outputLocation: `s3://${props.results.bucketName}/${props.prefix}`,
          expectedBucketOwner: stack.account,
          encryptionConfiguration: { encryptionOption: 'SSE_KMS', kmsKey: props.key.keyArn },
        },
      },
    });
  }
}
