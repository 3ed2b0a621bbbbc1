import { RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** What Glue keeps apart: what a job prints, and what Spark says. */
const STREAMS = ['output', 'error'] as const;

export interface JobLogsProps {
  /** Begins the groups' names. */
  readonly prefix: string;
  /** Name of the job's security configuration. */
  readonly securityConfiguration: string;
  /** Role of the job. */
  readonly role: IRole;
  readonly key: IKey;
  readonly keptDays: RetentionDays;
}

/**
 * Log groups of one job. Glue makes them up where they are missing, in the clear and for ever: so they are there
 * before it runs, under the names Glue will look for.
 */
export class JobLogs extends Construct {
  readonly groups: readonly LogGroup[];

  constructor(scope: Construct, id: string, props: JobLogsProps) {
    super(scope, id);
    const { prefix, securityConfiguration, role, key, keptDays } = props;
    this.groups = STREAMS.map(
      (stream) =>
        new LogGroup(this, stream.charAt(0).toUpperCase() + stream.slice(1), {
          logGroupName: `${prefix}/${securityConfiguration}-role/${role.roleName}/${stream}`,
          encryptionKey: key,
          retention: keptDays,
          // a name that stayed behind would be in the way of the next deployment
          removalPolicy: RemovalPolicy.DESTROY,
        }),
    );
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:AssociateKmsKey'],
        resources: this.groups.map(({ logGroupArn }) => logGroupArn),
      }),
    );
  }
}
