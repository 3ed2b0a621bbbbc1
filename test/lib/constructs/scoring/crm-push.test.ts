import { CRM_BODY } from '#domain/scoring/crm-update.ts';
import { lakeView } from '../../lake-view.ts';
import { synthesized } from '../../synthesized.ts';
import { at, resourceNamed, resourcesOf, text } from '../../template.ts';
import { permissionsOf } from '../ingest/permissions.ts';

const template = synthesized('full').template('Scoring');
const rule = resourceNamed(template, 'AWS::Events::Rule', 'CrmRule').Properties;
const target = at(rule, 'Targets', 0);

describe('what a CRM is told', () => {
  it('is changes of band on the bus of the lake, and nothing else', () => {
    expect(rule.EventPattern).toEqual({ source: ['lead-lake'], 'detail-type': ['LeadBandChanged'] });
    expect(lakeView('full').say(rule.EventBusName, 'Scoring')).toMatch(/^<Scoring\/Bus\w+>$/);
  });

  it('updates a contact by the id in the address, with a key by which it is known when told again', () => {
    const destination = resourceNamed(template, 'AWS::Events::ApiDestination', 'CrmDestination').Properties;
    expect(destination).toMatchObject({
      HttpMethod: 'PATCH',
      InvocationEndpoint: 'https://crm.example.com/v1/leads/*',
      InvocationRateLimitPerSecond: 10,
    });
    expect(at(target, 'HttpParameters')).toEqual({
      PathParameterValues: ['$.detail.leadId'],
      HeaderParameters: { 'Idempotency-Key': '$.detail.idempotencyKey' },
    });
  });

  it('has the fields that the twin on one machine sends, filled in as JSON', () => {
    expect(at(target, 'InputTransformer', 'InputPathsMap')).toEqual(CRM_BODY);
    const filled = String(at(target, 'InputTransformer', 'InputTemplate')).replaceAll(/<\w+>/g, '1');
    expect(Object.keys(JSON.parse(filled))).toEqual([
      'lead_id',
      'band',
      'previous_band',
      'final_score',
      'recommended_action',
      'reasons',
      'as_of_ms',
    ]);
  });

  it('is tried for a day, then kept', () => {
    expect(at(target, 'RetryPolicy')).toEqual({
      MaximumRetryAttempts: 185,
      MaximumEventAgeInSeconds: 86_400,
    });
    expect(text(at(target, 'DeadLetterConfig', 'Arn'))).toMatch(/^<Unsent\w+\.Arn>$/);
    const policy = JSON.stringify(resourceNamed(template, 'AWS::SQS::QueuePolicy', 'Unsent').Properties);
    expect(policy).toContain('/lead-lake-full-crm');
  });
});

test('the key of the CRM stays in Secrets Manager: the template holds a reference', () => {
  const connection = resourceNamed(template, 'AWS::Events::Connection', 'CrmConnection').Properties;
  expect(at(connection, 'AuthParameters', 'ApiKeyAuthParameters')).toEqual({
    ApiKeyName: 'X-Api-Key',
    ApiKeyValue:
      '{{resolve:secretsmanager:arn:aws:secretsmanager:eu-central-1:111122223333:secret:crm-AbCdEf:SecretString:::}}',
  });
});

test('the rule may call this destination and do nothing else', () => {
  expect(permissionsOf('Scoring/CrmRole', 'full')).toEqual([
    'events:InvokeApiDestination on <Scoring/CrmDestinationApiDestination.Arn>',
  ]);
});

test('nothing of it is there where no CRM is configured', () => {
  const bare = synthesized('bare').template('Scoring');
  for (const type of ['AWS::Events::Rule', 'AWS::Events::ApiDestination', 'AWS::Events::Connection']) {
    expect(resourcesOf(bare, type)).toEqual({});
  }
});
