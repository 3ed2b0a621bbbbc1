import { readFileSync } from 'node:fs';
import path from 'node:path';
import { synthesized } from '../synthesized.ts';
import { at, listOf, resourceNamed, resourcesOf, text } from '../template.ts';

const template = synthesized('prod').template('Warehouse');
const only = (type: string) => {
  const [found, ...others] = Object.values(resourcesOf(template, type));
  if (found === undefined || others.length > 0) throw new RangeError(`expected one ${type}`);
  return found.Properties;
};
const roleNamed = (name: string) => resourceNamed(template, 'AWS::IAM::Role', name).Properties;

describe('the warehouse', () => {
  it('is there only where the environment asks for it', () => {
    expect(synthesized('bare').stacks).not.toContain('Warehouse');
    expect(synthesized('full').stacks).toContain('Warehouse');
  });

  it('is not for the public, sends what it sends through its own network and speaks TLS only', () => {
    const workgroup = only('AWS::RedshiftServerless::Workgroup');

    expect(workgroup).toMatchObject({
      BaseCapacity: 8,
      EnhancedVpcRouting: true,
      PubliclyAccessible: false,
      WorkgroupName: 'lead-lake-prod',
    });
    expect(workgroup.ConfigParameters).toContainEqual({
      ParameterKey: 'require_ssl',
      ParameterValue: 'true',
    });
    expect(listOf(workgroup.SubnetIds)).toHaveLength(3);
  });

  it("is encrypted with the lake's key, keeps logs, and leaves the password to Redshift", () => {
    const namespace = only('AWS::RedshiftServerless::Namespace');

    expect(text(namespace.KmsKeyId)).toContain('KeysLake');
    expect(text(namespace.AdminPasswordSecretKmsKeyId)).toContain('KeysLake');
    expect(namespace).toMatchObject({
      ManageAdminPassword: true,
      LogExports: ['userlog', 'connectionlog', 'useractivitylog'],
    });
    expect(namespace).not.toHaveProperty('AdminUserPassword');
  });

  it('reads tables and the catalog, and nothing else', () => {
    const role = roleNamed('RedshiftRole');

    expect(listOf(role.ManagedPolicyArns).map(text)).toEqual([
      expect.stringContaining('AccessReadTables'),
      expect.stringContaining('Catalog:'),
    ]);
    expect(role).not.toHaveProperty('Policies');
    const own = Object.values(resourcesOf(template, 'AWS::IAM::Policy')).flatMap(({ Properties }) =>
      listOf(Properties.Roles).map(text),
    );
    expect(own.filter((name) => name.startsWith('<RedshiftRole'))).toEqual([]);
  });

  it('says what its workgroup is called', () => {
    expect(only('AWS::SSM::Parameter')).toMatchObject({
      Name: '/lead-lake/prod/warehouse-workgroup',
      Value: 'lead-lake-prod',
    });
  });
});

describe('the network of the warehouse', () => {
  it('spans three zones, whichever the region has', () => {
    const zones = Object.values(resourcesOf(template, 'AWS::EC2::Subnet')).map(
      ({ Properties }) => Properties.AvailabilityZone,
    );

    expect(zones).toEqual([0, 1, 2].map((zone) => ({ 'Fn::Select': [zone, { 'Fn::GetAZs': '' }] })));
  });

  it('has no way to the internet', () => {
    for (const type of ['InternetGateway', 'NatGateway', 'Route', 'EIP']) {
      expect(resourcesOf(template, `AWS::EC2::${type}`)).toEqual({});
    }
  });

  it('leads to S3 and to the Glue catalog', () => {
    const endpoints = Object.values(resourcesOf(template, 'AWS::EC2::VPCEndpoint')).map(({ Properties }) => [
      Properties.VpcEndpointType,
      text(Properties.ServiceName),
    ]);

    expect(endpoints.sort()).toEqual([
      ['Gateway', 'com.amazonaws.<AWS::Region>.s3'],
      ['Interface', 'com.amazonaws.<AWS::Region>.glue'],
    ]);
  });

  it('lets nobody come to the warehouse, and the warehouse alone to the catalog', () => {
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::EC2::SecurityGroup'))) {
      expect(Properties).not.toHaveProperty('SecurityGroupIngress');
    }
    const ingress = only('AWS::EC2::SecurityGroupIngress');
    expect(text(ingress.GroupId)).toMatch(/^<NetworkCatalog/);
    expect(text(ingress.SourceSecurityGroupId)).toMatch(/^<NetworkWarehouse/);
  });

  it('writes down who spoke to whom, encrypted', () => {
    expect(only('AWS::EC2::FlowLog')).toMatchObject({ ResourceType: 'VPC', TrafficType: 'ALL' });
    const log = resourceNamed(template, 'AWS::Logs::LogGroup', 'NetworkFlowLog').Properties;
    expect(text(log.KmsKeyId)).toContain('KeysLogs');
    expect(log.RetentionInDays).toBe(365);
  });
});

describe('the migration of the warehouse', () => {
  const run = only('Custom::WarehouseMigration');
  const lambda = only('AWS::Lambda::Function');

  it('runs one at a time, when the SQL has changed, once warehouse and tables are there', () => {
    expect(lambda.ReservedConcurrentExecutions).toBe(1);
    expect(run.Fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(run.ServiceTimeout).toBe(String(lambda.Timeout));
    const { DependsOn } = resourceNamed(template, 'Custom::WarehouseMigration', '');
    expect(listOf(DependsOn)).toContainEqual(expect.stringMatching(/^RedshiftWorkgroup/));
    const manifest = JSON.parse(readFileSync(path.join(synthesized('prod').folder, 'manifest.json'), 'utf8'));
    expect(manifest.artifacts['LeadLake-prod-Warehouse'].dependencies).toContain('LeadLake-prod-Catalog');
  });

  it('speaks to this workgroup as its administrator, and asks after its own statements only', () => {
    const policy = resourceNamed(template, 'AWS::IAM::Policy', 'MigrationFunctionRole').Properties;
    const statements = listOf(at(policy, 'PolicyDocument', 'Statement')) as Record<string, unknown>[];
    const allowed = statements.map(({ Action, Resource, Condition }) => [
      listOf(Action).join(' '),
      text(Resource).replace(/_?[0-9A-F]{8}\b/, ''),
      Condition,
    ]);

    expect(allowed.slice(1)).toEqual([
      [
        'redshift-data:BatchExecuteStatement redshift-data:ExecuteStatement',
        '<RedshiftWorkgroup.Workgroup.WorkgroupArn>',
        undefined,
      ],
      [
        'redshift-data:DescribeStatement redshift-data:GetStatementResult',
        '*',
        { StringEquals: { 'redshift-data:statement-owner-iam-userid': '$' + '{aws:userid}' } },
      ],
      [
        'secretsmanager:GetSecretValue',
        'arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:redshift!lead-lake-prod-lead_lake_admin-??????',
        undefined,
      ],
      ['kms:Decrypt', expect.stringContaining('KeysLake'), undefined],
    ]);
  });

  it('knows the secret by the name Redshift gives it', () => {
    expect(at(lambda, 'Environment', 'Variables')).toMatchObject({
      LEAD_LAKE_WAREHOUSE_SECRET: 'redshift!lead-lake-prod-lead_lake_admin',
      LEAD_LAKE_DATABASE: 'lead_lake_prod',
    });
  });

  it('keeps the role under the id it has, because the external schema names it for good', () => {
    expect(Object.keys(resourcesOf(template, 'AWS::IAM::Role'))).toContain('RedshiftRoleCAAA2C6C');
  });
});
