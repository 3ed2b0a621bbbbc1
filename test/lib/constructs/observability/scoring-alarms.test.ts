import { alarm, alarmGroups } from './watched-lake.ts';

const SCORING = { service: 'scoring' };

test('records that wait for a minute warn: a score is for who has just filled in a form', () => {
  const { urgency, raisedWhen, metrics } = alarm('Scoring falls behind');
  expect([urgency, raisedWhen]).toEqual(['warn', { is: '>', than: 60_000 }]);
  expect(metrics.age).toEqual({
    namespace: 'AWS/Lambda',
    name: 'IteratorAge',
    dimensions: { FunctionName: 'scorer' },
    statistic: 'Maximum',
  });
});

test('a score is late when five of a hundred took more than five seconds', () => {
  const { raisedWhen, metrics } = alarm('Scores come late');
  expect(raisedWhen).toEqual({ is: '>', than: 5_000 });
  expect(metrics.latency).toEqual({
    namespace: 'LeadLake',
    name: 'ScoringLatencyMs',
    dimensions: SCORING,
    statistic: 'p95',
  });
});

test('one event that was set aside is enough, whatever the reason', () => {
  const { raisedWhen, periods, metrics } = alarm('Events were set aside');
  expect([raisedWhen, periods]).toEqual([{ is: '>', than: 0 }, 1]);
  expect(metrics.setAside).toEqual({
    namespace: 'LeadLake/test',
    name: 'EventsSetAside',
    dimensions: {},
    statistic: 'Sum',
  });
});

test.each([
  ['Records cannot be scored', 'ScoringRecordsReturned', 3],
  ['The event bus is not told', 'AnnouncementsFailed', 3],
  ['A model cannot be used', 'ModelFallbacks', 1],
])('"%s" looks at %s over %i periods', (entry, name, periods) => {
  const { metrics, ...spec } = alarm(entry);
  expect(Object.values(metrics)).toEqual([
    { namespace: 'LeadLake', name, dimensions: SCORING, statistic: 'Sum' },
  ]);
  expect(spec.periods).toBe(periods);
});

test('every queue of dead letters has an alarm that names it', () => {
  expect(alarm('Dead letters wait', 'crm').metrics.waiting?.dimensions).toEqual({ QueueName: 'crm-queue' });
  expect(alarm('Dead letters wait', 'scoring').raisedWhen).toEqual({ is: '>', than: 0 });
});

test('what the CRM was not told is looked for under the bus and the rule', () => {
  const { metrics } = alarm('The CRM was not told');
  for (const { dimensions } of Object.values(metrics)) {
    expect(dimensions).toEqual({ EventBusName: 'lead-lake-test', RuleName: 'lead-lake-test-crm' });
  }
});

test('the table of profiles stands with the scores that are in it', () => {
  const group = alarmGroups().find(({ title }) => title === 'Scores of the moment');
  expect(group?.alarms.map(({ entry }) => entry)).toContain('The profiles table is throttled');
});
