import { lakeView } from '../../lake-view.ts';
import { synthesized } from '../../synthesized.ts';
import { resourceNamed } from '../../template.ts';
import type { Variant } from '../../variants.ts';
import { permissionsOf } from './permissions.ts';

const mapping = (variant: Variant) =>
  resourceNamed(synthesized(variant).template('Ingest'), 'AWS::Lambda::EventSourceMapping', 'GateMapping');

describe('the event source mapping', () => {
  it('loses nothing: part of a batch can fail, retries and age end in the on-failure bucket, nothing is filtered', () => {
    const { say } = lakeView('dev');
    const {
      EventSourceArn,
      FunctionName,
      DestinationConfig,
      Tags: _,
      ...settings
    } = mapping('dev').Properties;
    expect(settings).toEqual({
      Enabled: true,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 2000,
      MaximumBatchingWindowInSeconds: 5,
      ParallelizationFactor: 1,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: 6 * 24 * 60 * 60,
      MetricsConfig: { Metrics: ['EventCount'] },
    });
    expect(say(EventSourceArn, 'Ingest')).toMatch(/^<Ingest\/Stream\w+\.Arn>$/);
    expect(say(FunctionName, 'Ingest')).toMatch(/^<Ingest\/GateValidationFunction\w+>$/);
    expect(DestinationConfig).toEqual({ OnFailure: { Destination: expect.anything() } });
    const { OnFailure } = DestinationConfig as { OnFailure: { Destination: unknown } };
    expect(say(OnFailure.Destination, 'Ingest')).toMatch(/^<Storage\/BucketsFailures\w+\.Arn>$/);
  });

  it('gives records up before the stream forgets them', () => {
    const { Properties } = resourceNamed(
      synthesized('dev').template('Ingest'),
      'AWS::Kinesis::Stream',
      'Stream',
    );
    expect(mapping('dev').Properties.MaximumRecordAgeInSeconds).toBe(518_400);
    expect(Properties.RetentionPeriodHours).toBe(168);
  });
});

describe('the validation function', () => {
  it('adds to raw and to the on-failure bucket, reads the stream and the pepper, and can do nothing else', () => {
    expect(permissionsOf('Ingest/GateValidationRole')).toEqual([
      'kinesis:DescribeStream on <Ingest/Stream.Arn>',
      'kinesis:DescribeStreamSummary on <Ingest/Stream.Arn>',
      'kinesis:GetRecords on <Ingest/Stream.Arn>',
      'kinesis:GetShardIterator on <Ingest/Stream.Arn>',
      'kinesis:ListShards on <Ingest/Stream.Arn>',
      'kms:Decrypt on <Storage/KeysContacts.Arn>',
      'kms:GenerateDataKey on <Storage/KeysContacts.Arn>',
      'logs:CreateLogStream on <Ingest/GateValidationLog.Arn>',
      'logs:PutLogEvents on <Ingest/GateValidationLog.Arn>',
      's3:ListBucket on <Storage/BucketsFailures.Arn>',
      's3:PutObject on <Storage/BucketsFailures.Arn>/*',
      's3:PutObject on <Storage/BucketsRaw.Arn>/*',
      'secretsmanager:GetSecretValue on <Storage/Pepper>',
    ]);
  });

  it('is told where the pepper is, never the pepper', () => {
    const { say } = lakeView('full');
    const { Properties } = resourceNamed(
      synthesized('full').template('Ingest'),
      'AWS::Lambda::Function',
      'GateValidation',
    );
    const { Variables } = Properties.Environment as { Variables: Record<string, unknown> };
    const told = Object.entries(Variables).map(([name, value]) => [name, say(value, 'Ingest')]);
    expect(Object.fromEntries(told)).toEqual({
      LEAD_LAKE_BUCKET: expect.stringMatching(/^<Storage\/BucketsRaw\w+>$/),
      LEAD_LAKE_PEPPER_SECRET: expect.stringMatching(/^<Storage\/Pepper\w+>$/),
      LEAD_LAKE_DEFAULT_REGION: 'FR',
      LEAD_LAKE_DEFAULT_ZONES: '{"roadshow":"Europe/Paris"}',
      POWERTOOLS_METRICS_NAMESPACE: 'LeadLake/full',
    });
  });
});
