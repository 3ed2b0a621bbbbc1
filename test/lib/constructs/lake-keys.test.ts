import { synthesized } from '../synthesized.ts';
import { at, listOf, resourcesOf, text } from '../template.ts';

const { template } = synthesized('prod');
const keys = resourcesOf(template('Storage'), 'AWS::KMS::Key');

test('contact data, tables and logs have a key each, renewed every year', () => {
  expect(Object.keys(keys).map((id) => id.slice('Keys'.length, -8))).toEqual(['Contacts', 'Lake', 'Logs']);
  for (const { Properties } of Object.values(keys)) expect(Properties.EnableKeyRotation).toBe(true);
});

test('keys are found by aliases that carry the environment', () => {
  const aliases = Object.values(resourcesOf(template('Storage'), 'AWS::KMS::Alias'));
  expect(aliases.map(({ Properties }) => Properties.AliasName).sort()).toEqual([
    'alias/lead-lake-prod-contacts',
    'alias/lead-lake-prod-lake',
    'alias/lead-lake-prod-logs',
  ]);
});

test('services may use the key of logs only, for this account', () => {
  const services = Object.entries(keys).flatMap(([id, { Properties }]) =>
    listOf(at(Properties, 'KeyPolicy', 'Statement'))
      .filter((statement) => at(statement, 'Principal', 'Service') !== undefined)
      .map((statement) => ({ id, condition: text(at(statement, 'Condition')) })),
  );
  expect(services.map(({ id }) => id.slice('Keys'.length, -8))).toEqual(['Logs', 'Logs']);
  for (const { condition } of services) expect(condition).toMatch(/aws:SourceAccount|aws:logs:arn/);
});

test('the event bus and its archive can ask for the key of logs, use it, and encrypt anew', () => {
  const statements = Object.entries(keys)
    .filter(([id]) => id.startsWith('KeysLogs'))
    .flatMap(([, { Properties }]) => listOf(at(Properties, 'KeyPolicy', 'Statement')))
    .filter((statement) => JSON.stringify(at(statement, 'Principal')).includes('events.amazonaws.com'));
  expect(statements.map((statement) => at(statement, 'Action'))).toEqual([
    ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
  ]);
});
