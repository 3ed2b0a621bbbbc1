import { OverdueEnvironmentError, readEnvironment } from '../../../lambdas/pipeline-overdue/env.ts';

const good = {
  LEAD_LAKE_ENVIRONMENT: 'test',
  LEAD_LAKE_STATE_MACHINE: 'arn:pipeline',
  LEAD_LAKE_STARTS_AT_HOUR: '3',
  LEAD_LAKE_FINISHED_BY_HOUR: '23',
};

test('the environment names the pipeline and its timetable', () => {
  expect(readEnvironment(good)).toEqual({
    lake: 'test',
    stateMachineArn: 'arn:pipeline',
    timetable: { startsAtUtcHour: 3, finishedByUtcHour: 23 },
  });
});

test('all variables at fault are named at once', () => {
  const bad = { LEAD_LAKE_ENVIRONMENT: '', LEAD_LAKE_STARTS_AT_HOUR: '24', LEAD_LAKE_FINISHED_BY_HOUR: '06' };
  expect(() => readEnvironment(bad)).toThrow(OverdueEnvironmentError);
  expect(() => readEnvironment(bad)).toThrow(
    'LEAD_LAKE_ENVIRONMENT is empty; LEAD_LAKE_STATE_MACHINE is missing; ' +
      'LEAD_LAKE_STARTS_AT_HOUR must be an hour, 0 to 23; LEAD_LAKE_FINISHED_BY_HOUR must be an hour, 0 to 23',
  );
});
