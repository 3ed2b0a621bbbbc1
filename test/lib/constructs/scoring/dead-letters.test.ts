import { lakeView } from '../../lake-view.ts';
import { at, listOf } from '../../template.ts';

const { ofType, say } = lakeView('full');

test('queues of dead letters are encrypted, keep what they have for 14 days, and refuse what is not TLS', () => {
  const queues = ofType('AWS::SQS::Queue');
  expect(queues.map(({ name }) => name.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
    'Scoring/Unscored',
    'Scoring/Unsent',
    'Scoring/Untold',
  ]);
  for (const { Properties, stack } of queues) {
    expect(Properties.MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
    expect(say(Properties.KmsMasterKeyId, stack)).toMatch(/^<Storage\/KeysLogs\w+\.Arn>$/);
  }
  const refusing = ofType('AWS::SQS::QueuePolicy').filter(({ Properties }) =>
    listOf(at(Properties, 'PolicyDocument', 'Statement')).some(
      (statement) =>
        at(statement, 'Effect') === 'Deny' &&
        at(statement, 'Condition', 'Bool', 'aws:SecureTransport') === 'false',
    ),
  );
  expect(refusing).toHaveLength(queues.length);
});
