import { lakeView } from '../lake-view.ts';
import { at, listOf } from '../template.ts';
import { statementsOf } from './roles.ts';

const OPEN = /0\.0\.0\.0\/0|::\/0/;
const PUBLIC_SWITCHES = [
  'PubliclyAccessible',
  'MapPublicIpOnLaunch',
  'AssociatePublicIpAddress',
  'AssignPublicIp',
];

describe.each(['bare', 'full'] as const)('nobody outside reaches %s', (variant) => {
  const lake = lakeView(variant);

  it('through a security group', () => {
    const open = lake
      .ofType('AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress')
      .filter(({ Properties }) =>
        OPEN.test(JSON.stringify([Properties.SecurityGroupIngress, Properties.CidrIp, Properties.CidrIpv6])),
      )
      .map(({ name }) => name);
    expect(open).toEqual([]);
  });

  it('through an address of its own, a function URL or an API', () => {
    const open = lake.resources
      .filter(
        ({ Properties, Type }) =>
          /::(InternetGateway|Url|RestApi|Api|LoadBalancer)$/.test(Type) ||
          PUBLIC_SWITCHES.some((name) => JSON.stringify(Properties).includes(`"${name}":true`)),
      )
      .map(({ name }) => name);
    expect(open).toEqual([]);
  });

  it('through a bucket', () => {
    const buckets = lake.ofType('AWS::S3::Bucket');
    expect(buckets.length).toBeGreaterThan(0);
    for (const { Properties } of buckets) {
      expect(Properties.PublicAccessBlockConfiguration).toEqual({
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      });
      expect(Properties.AccessControl).toBeUndefined();
      expect(Properties.WebsiteConfiguration).toBeUndefined();
    }
  });

  it('through a policy of a resource that allows everybody', () => {
    const open = lake.resources.flatMap(({ Properties, name }) =>
      [Properties.PolicyDocument, Properties.ResourcePolicy, Properties.KeyPolicy].flatMap((document) =>
        listOf(at(document, 'Statement'))
          .filter((statement) => at(statement, 'Effect') === 'Allow')
          .filter((statement) =>
            /^("\*"|\{"AWS":"\*"\})$/.test(JSON.stringify(at(statement, 'Principal') ?? '')),
          )
          .map((statement) => `${name}: ${JSON.stringify(statement)}`),
      ),
    );
    expect(open).toEqual([]);
  });

  it('without encryption on the way: every bucket and topic refuses it', () => {
    const refusing = (type: string, owner: (properties: Readonly<Record<string, unknown>>) => unknown) =>
      lake
        .ofType(type)
        .filter(({ Properties }) =>
          listOf(at(Properties.PolicyDocument, 'Statement')).some(
            (statement) =>
              at(statement, 'Effect') === 'Deny' &&
              at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
          ),
        )
        .flatMap(({ Properties, stack }) => listOf(owner(Properties)).map((value) => lake.say(value, stack)));
    const named = (type: string) => lake.ofType(type).map(({ name }) => `<${name}>`);
    expect(refusing('AWS::S3::BucketPolicy', ({ Bucket }) => Bucket).sort()).toEqual(
      named('AWS::S3::Bucket').sort(),
    );
    expect(refusing('AWS::SNS::TopicPolicy', ({ Topics }) => Topics).sort()).toEqual(
      named('AWS::SNS::Topic').sort(),
    );
  });

  it('by way of a key: only the account itself may do everything with one', () => {
    const broad = lake.ofType('AWS::KMS::Key').flatMap(({ Properties, name, stack }) =>
      listOf(at(Properties.KeyPolicy, 'Statement'))
        .filter((statement) => listOf(at(statement, 'Action')).includes('kms:*'))
        .map((statement) => lake.say(at(statement, 'Principal', 'AWS'), stack))
        .filter((principal) => !principal.endsWith(':root'))
        .map((principal) => `${name} ${principal}`),
    );
    expect(broad).toEqual([]);
    // a statement for services names the account or what it encrypts
    const unbound = lake.ofType('AWS::KMS::Key').flatMap(({ Properties, name, stack }) =>
      statementsOf(lake, Properties.KeyPolicy, stack)
        .filter(({ actions, hasCondition }) => !actions.includes('kms:*') && !hasCondition)
        .map(() => name),
    );
    expect(unbound).toEqual([]);
  });
});
