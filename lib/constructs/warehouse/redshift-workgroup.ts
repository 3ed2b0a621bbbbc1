import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CompositePrincipal, type IManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { CfnNamespace, CfnWorkgroup } from 'aws-cdk-lib/aws-redshiftserverless';
import { Construct } from 'constructs';
import type { WarehouseNetwork } from './warehouse-network.ts';

const DATABASE = 'lead_lake';
const ADMINISTRATOR = 'lead_lake_admin';
/** A query that takes longer is stopped: every second is paid. */
const LONGEST_QUERY_SECONDS = 3_600;

export interface RedshiftWorkgroupProps {
  /** Names namespace and workgroup. */
  readonly name: string;
  readonly baseCapacityRpu: number;
  readonly network: WarehouseNetwork;
  /** Encrypts what is stored, and the password of the one user there is. */
  readonly key: IKey;
  /** All that the warehouse may read. */
  readonly reads: readonly IManagedPolicy[];
}

/**
 * Redshift Serverless, paid while it works. All that it holds comes from the lake, so it is deleted with its stack
 * and no snapshot is kept.
 */
export class RedshiftWorkgroup extends Construct {
  readonly databaseName = DATABASE;
  readonly workgroupName: string;
  readonly workgroupArn: string;
  /** With which the warehouse reads the lake. */
  readonly role: Role;
  /** Secret with the administrator's password: made, kept and changed by Redshift. */
  readonly adminSecretName: string;
  /** Its ARN, as a policy has to put it. */
  readonly adminSecretArns: string;
  /** The workgroup takes statements once this is there. */
  readonly workgroup: CfnWorkgroup;

  constructor(scope: Construct, id: string, props: RedshiftWorkgroupProps) {
    super(scope, id);
    const { name, baseCapacityRpu, network, key, reads } = props;
    this.role = new Role(this, 'Role', {
      assumedBy: new CompositePrincipal(
        new ServicePrincipal('redshift-serverless.amazonaws.com'),
        // what reads the lake goes by the name of the older service
        new ServicePrincipal('redshift.amazonaws.com'),
      ),
      description: 'Lead lake: the warehouse; reads tables without contact data',
      managedPolicies: [...reads],
    });
    const namespace = new CfnNamespace(this, 'Namespace', {
      namespaceName: name,
      dbName: DATABASE,
      adminUsername: ADMINISTRATOR,
      manageAdminPassword: true,
      adminPasswordSecretKmsKeyId: key.keyArn,
      kmsKeyId: key.keyArn,
      iamRoles: [this.role.roleArn],
      logExports: ['userlog', 'connectionlog', 'useractivitylog'],
    });
    this.workgroup = new CfnWorkgroup(this, 'Workgroup', {
      workgroupName: name,
      namespaceName: namespace.ref,
      baseCapacity: baseCapacityRpu,
      enhancedVpcRouting: true,
      publiclyAccessible: false,
      subnetIds: [...network.subnetIds],
      securityGroupIds: [network.securityGroupId],
      configParameters: [
        { parameterKey: 'require_ssl', parameterValue: 'true' },
        { parameterKey: 'enable_user_activity_logging', parameterValue: 'true' },
        { parameterKey: 'max_query_execution_time', parameterValue: String(LONGEST_QUERY_SECONDS) },
      ],
    });
    this.workgroupName = name;
    this.workgroupArn = this.workgroup.attrWorkgroupWorkgroupArn;
    // CloudFormation does not tell the ARN of the secret, but its name is a rule
    this.adminSecretName = `redshift!${name}-${ADMINISTRATOR}`;
    this.adminSecretArns = Stack.of(this).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      // Secrets Manager adds six characters of its own
      resourceName: `${this.adminSecretName}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
  }
}
