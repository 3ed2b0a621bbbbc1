import { synthesized } from '../synthesized.ts';
import { resourceNamed } from '../template.ts';

test('says on which bus scores are told', () => {
  const parameter = resourceNamed(
    synthesized('prod').template('Scoring'),
    'AWS::SSM::Parameter',
    'EventBusName',
  ).Properties;
  expect(parameter.Name).toBe('/lead-lake/prod/event-bus-name');
});

test('keeps nothing: it can be deleted and deployed again', () => {
  const { Resources } = synthesized('full').template('Scoring');
  const kept = Object.entries(Resources).filter(
    ([, { Type, DeletionPolicy }]) => DeletionPolicy === 'Retain' && Type !== 'AWS::Logs::LogGroup',
  );
  expect(kept.map(([id]) => id)).toEqual([]);
});
