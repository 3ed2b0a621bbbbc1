import {
  AccountRootPrincipal,
  Effect,
  type IManagedPolicy,
  PolicyStatement,
  Role,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { PARAMETERS, type Parameter, parameterName } from '../../parameter-names.ts';
import { LeadLakeStack } from '../../stacks/lead-lake-stack.ts';
import type { LakeAccess } from '../lake-access.ts';
import { useWorkgroup } from './ask-athena.ts';
import { AthenaConsole } from './athena-console.ts';
import type { QueryWorkgroup } from './query-workgroup.ts';

export interface LakeReadersProps {
  /** Where analysts ask. */
  readonly analysts: QueryWorkgroup;
  /** Where sales people ask: its results hold contact data. */
  readonly sales: QueryWorkgroup;
  readonly access: Pick<LakeAccess, 'readTables' | 'readContacts' | 'useResults'>;
  /** Looks tables up in the catalog. */
  readonly readCatalog: IManagedPolicy;
  /** The bucket of the one table with contact data. */
  readonly contacts: IBucket;
  /** Encrypts whatever holds contact data. */
  readonly contactsKey: IKey;
  /** Secret under which contact values become keys. */
  readonly pepper: ISecret;
}

/**
 * The roles of people who ask the lake. Who may take one is said where people are kept: a group's policy that
 * allows `sts:AssumeRole` on the role, or a permission set of IAM Identity Center with that statement; both work
 * because the account itself is trusted, which by itself lets nobody in.
 */
export class LakeReaders extends Construct {
  /** Reads all tables but the one with contact data, whatever else it is given. */
  readonly analyst: Role;
  /** Reads that one, too: whom to call, with which number. */
  readonly sales: Role;

  constructor(scope: Construct, id: string, props: LakeReadersProps) {
    super(scope, id);
    const { access, readCatalog, contactsKey } = props;
    const console = new AthenaConsole(this, 'Console');
    const reader = (name: string, description: string, workgroup: QueryWorkgroup) => {
      const role = new Role(this, name, {
        assumedBy: new AccountRootPrincipal(),
        description: `Lead lake: ${description}`,
      });
      role.addToPolicy(useWorkgroup(workgroup));
      role.addToPolicy(findTheLake(this));
      for (const policy of [access.readTables, access.useResults, readCatalog, console.policy]) {
        role.addManagedPolicy(policy);
      }
      return role;
    };
    this.analyst = reader('Analyst', 'asks the lake, without contact data', props.analysts);
    for (const statement of noContacts(props)) this.analyst.addToPolicy(statement);
    this.sales = reader('Sales', 'asks the lake, contact data included', props.sales);
    this.sales.addManagedPolicy(access.readContacts);
    // its results are encrypted with the key of contact data, so that nobody else can read them
    this.sales.addToPolicy(
      new PolicyStatement({ actions: ['kms:GenerateDataKey'], resources: [contactsKey.keyArn] }),
    );
    // an e-mail address becomes a lead's key under the pepper
    this.sales.addToPolicy(
      new PolicyStatement({
        actions: ['secretsmanager:GetSecretValue'],
        resources: [props.pepper.secretArn],
      }),
    );
  }
}

/** The names under which `lake --env` finds what is deployed. */
function findTheLake(scope: Construct): PolicyStatement {
  const stack = LeadLakeStack.of(scope);
  const names = Object.keys(PARAMETERS).map((parameter) =>
    parameterName(stack.config.name, parameter as Parameter),
  );
  return new PolicyStatement({
    actions: ['ssm:GetParameters'],
    resources: names.map((name) => stack.formatArn({ service: 'ssm', resource: `parameter${name}` })),
  });
}

/** A denial holds against whatever else somebody may grant some day. */
function noContacts({ contacts, contactsKey }: LakeReadersProps): PolicyStatement[] {
  return [
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket', 's3:ListBucketVersions'],
      resources: [contacts.bucketArn, contacts.arnForObjects('*')],
    }),
    new PolicyStatement({
      effect: Effect.DENY,
      actions: ['kms:Decrypt'],
      resources: [contactsKey.keyArn],
    }),
  ];
}
