import { synthesized } from '../../synthesized.ts';
import { at, resourceNamed, text } from '../../template.ts';
import { permissionsOf } from './permissions.ts';

const template = () => synthesized('prod').template('Ingest');

describe('the drain function', () => {
  it('starts every quarter of an hour, one at a time, and is not repeated when it fails', () => {
    const rule = resourceNamed(template(), 'AWS::Events::Rule', 'DrainSchedule');
    const run = resourceNamed(template(), 'AWS::Lambda::Function', 'DrainFunction');
    const invoke = resourceNamed(template(), 'AWS::Lambda::EventInvokeConfig', 'DrainFunction');
    expect(rule.Properties).toMatchObject({ ScheduleExpression: 'rate(15 minutes)', State: 'ENABLED' });
    expect(text(at(rule.Properties, 'Targets', 0, 'Arn'))).toMatch(/^<DrainFunction\w+\.Arn>$/);
    expect(run.Properties.ReservedConcurrentExecutions).toBe(1);
    expect(invoke.Properties).toMatchObject({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 900 });
  });

  it('has more memory and time than the gate, because it gets what the gate broke on', () => {
    const settings = (beginning: string) =>
      resourceNamed(template(), 'AWS::Lambda::Function', beginning).Properties;
    expect(settings('GateValidation')).toMatchObject({ MemorySize: 1024, Timeout: 120 });
    expect(settings('DrainFunction')).toMatchObject({ MemorySize: 2048, Timeout: 600 });
  });

  it('takes from the on-failure bucket, adds to raw, reads the pepper, and can do nothing else', () => {
    expect(permissionsOf('Ingest/DrainFunctionRole')).toEqual([
      'kms:Decrypt on <Storage/KeysContacts.Arn>',
      'kms:GenerateDataKey on <Storage/KeysContacts.Arn>',
      'logs:CreateLogStream on <Ingest/DrainFunctionLog.Arn>',
      'logs:PutLogEvents on <Ingest/DrainFunctionLog.Arn>',
      's3:DeleteObject on <Storage/BucketsFailures.Arn>/*',
      's3:GetBucketLocation on <Storage/BucketsFailures.Arn>',
      's3:GetObject on <Storage/BucketsFailures.Arn>/*',
      's3:ListBucket on <Storage/BucketsFailures.Arn>',
      's3:PutObject on <Storage/BucketsRaw.Arn>/*',
      'secretsmanager:GetSecretValue on <Storage/Pepper>',
    ]);
  });
});
