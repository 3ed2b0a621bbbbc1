import { synthesized } from '../synthesized.ts';
import { at, listOf, resourcesOf, text } from '../template.ts';

const template = synthesized('full').template('Dashboards');
const properties = (type: string) =>
  Object.values(resourcesOf(template, `AWS::QuickSight::${type}`)).map(({ Properties }) => Properties);

test('every data set that is imported has a refresh schedule after the pipeline has to be done', () => {
  const imported = properties('DataSet')
    .filter(({ ImportMode }) => ImportMode === 'SPICE')
    .map(({ DataSetId }) => DataSetId);
  const schedules = properties('RefreshSchedule');
  expect(imported).toHaveLength(3);
  expect(schedules.map(({ DataSetId }) => DataSetId).sort()).toEqual([...imported].sort());
  for (const { Schedule } of schedules) {
    expect(at(Schedule, 'ScheduleFrequency')).toEqual({
      Interval: 'DAILY',
      TimeOfTheDay: '06:30',
      TimeZone: 'UTC',
    });
  }
});

test('everything belongs to the principal of the configuration', () => {
  const owner = 'arn:aws:quicksight:eu-central-1:111122223333:group/default/leadership';
  for (const type of ['DataSource', 'DataSet', 'Dashboard']) {
    for (const { Permissions } of properties(type)) {
      expect(listOf(Permissions).map((permission) => at(permission, 'Principal'))).toEqual([owner]);
    }
  }
});

test('QuickSight asks in the workgroup of the KPIs, through a role that has no contact data', () => {
  const [source] = properties('DataSource');
  expect(at(source, 'DataSourceParameters', 'AthenaParameters', 'WorkGroup')).toBe('lead-lake-full-kpis');
  const role = Object.values(resourcesOf(template, 'AWS::IAM::Role')).map(({ Properties }) => Properties);
  expect(role).toHaveLength(1);
  const policies = listOf(role[0]?.ManagedPolicyArns).map(text);
  expect(policies).toHaveLength(3);
  expect(policies.filter((policy) => /Contacts|Raw/.test(policy))).toEqual([]);
});

test('a lake without dashboards has no stack of them', () => {
  expect(synthesized('bare').stacks).not.toContain('Dashboards');
});
