import { lakeView } from '../../lake-view.ts';
import { synthesized } from '../../synthesized.ts';
import { resourceNamed } from '../../template.ts';
import type { Variant } from '../../variants.ts';
import { permissionsOf } from '../ingest/permissions.ts';

const template = (variant: Variant) => synthesized(variant).template('Scoring');

describe('the event source mapping of scoring', () => {
  const mapping = resourceNamed(
    template('dev'),
    'AWS::Lambda::EventSourceMapping',
    'ScoringMapping',
  ).Properties;

  it('scores at once, a part of a batch can fail, and what is given up on is named in a queue', () => {
    const { say } = lakeView('dev');
    const { EventSourceArn, FunctionName, DestinationConfig, Tags: _, ...settings } = mapping;
    expect(settings).toEqual({
      Enabled: true,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      ParallelizationFactor: 2,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 100,
      MaximumRecordAgeInSeconds: 24 * 60 * 60,
      MetricsConfig: { Metrics: ['EventCount'] },
    });
    expect(say(EventSourceArn, 'Scoring')).toMatch(/^<Ingest\/Stream\w+\.Arn>$/);
    expect(say(FunctionName, 'Scoring')).toMatch(/^<Scoring\/ScoringFunction\w+>$/);
    expect(JSON.stringify(DestinationConfig)).toMatch(/Unscored/);
  });

  it('leaves the on-failure bucket to the gate: the drain would store its records once more', () => {
    expect(JSON.stringify(template('dev'))).not.toMatch(/BucketsFailures/);
  });
});

describe('the scoring function', () => {
  it('uses one table, tells one bus, adds to raw, reads models and the pepper, and can do nothing else', () => {
    const table = ['BatchGetItem', 'DeleteItem', 'PutItem', 'Query'];
    const key = ['Decrypt', 'DescribeKey', 'Encrypt', 'GenerateDataKey', 'ReEncryptFrom', 'ReEncryptTo'];
    const stream = [
      'DescribeStream',
      'DescribeStreamSummary',
      'GetRecords',
      'GetShardIterator',
      'ListShards',
    ];
    const expected = [
      ...table.map((action) => `dynamodb:${action} on <Storage/Profiles.Arn>`),
      'events:PutEvents on <Scoring/Bus.Arn>',
      ...stream.map((action) => `kinesis:${action} on <Ingest/Stream.Arn>`),
      ...key.map((action) => `kms:${action} on <Storage/KeysContacts.Arn> under conditions`),
      'kms:Decrypt on <Storage/KeysContacts.Arn>',
      'kms:GenerateDataKey on <Storage/KeysContacts.Arn>',
      'kms:Decrypt on <Storage/KeysLake.Arn>',
      'kms:Decrypt on <Storage/KeysLogs.Arn>',
      'kms:GenerateDataKey on <Storage/KeysLogs.Arn>',
      'logs:CreateLogStream on <Scoring/ScoringFunctionLog.Arn>',
      'logs:PutLogEvents on <Scoring/ScoringFunctionLog.Arn>',
      's3:GetBucketLocation on <Storage/BucketsFeatures.Arn>',
      's3:GetObject on <Storage/BucketsFeatures.Arn>/models/*',
      's3:ListBucket on <Storage/BucketsFeatures.Arn>',
      's3:PutObject on <Storage/BucketsRaw.Arn>/*',
      'secretsmanager:GetSecretValue on <Storage/Pepper>',
      'sqs:SendMessage on <Scoring/Unscored.Arn>',
    ];
    expect(permissionsOf('Scoring/ScoringFunctionRole')).toEqual(expected.sort());
  });

  it('is told how long events stay only where an environment says so', () => {
    const told = (variant: Variant) =>
      JSON.stringify(resourceNamed(template(variant), 'AWS::Lambda::Function', 'ScoringFunction').Properties);
    expect(told('full')).toContain('"LEAD_LAKE_EVENTS_KEPT_DAYS":"730"');
    expect(told('bare')).not.toContain('LEAD_LAKE_EVENTS_KEPT_DAYS');
  });
});
