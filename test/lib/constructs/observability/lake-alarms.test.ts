import { alarm, alarmGroups, alarms } from './watched-lake.ts';

test('the age of the oldest record warns after 5 minutes and pages after an hour', () => {
  const warning = alarm('The gate falls behind');
  const page = alarm('The gate is an hour behind');
  expect([warning.urgency, warning.raisedWhen]).toEqual(['warn', { is: '>', than: 300_000 }]);
  expect([page.urgency, page.raisedWhen]).toEqual(['page', { is: '>', than: 3_600_000 }]);
  expect(warning.metrics).toEqual({
    age: {
      namespace: 'AWS/Lambda',
      name: 'IteratorAge',
      dimensions: { FunctionName: 'gate' },
      statistic: 'Maximum',
    },
  });
});

test('a share of quarantine is one of all records, and of few records none', () => {
  const { expression, raisedWhen, metrics } = alarm('Too many records in quarantine');
  expect(expression).toBe(
    'IF(FILL(quarantined, 0) + FILL(accepted, 0) >= 20, ' +
      'FILL(quarantined, 0) / (FILL(quarantined, 0) + FILL(accepted, 0)), 0)',
  );
  expect(raisedWhen).toEqual({ is: '>', than: 0.05 });
  expect(metrics).toEqual({
    quarantined: {
      namespace: 'LeadLake/test',
      name: 'EventsQuarantined',
      dimensions: {},
      statistic: 'Sum',
    },
    accepted: { namespace: 'LeadLake/test', name: 'EventsAccepted', dimensions: {}, statistic: 'Sum' },
  });
});

test('a source is silent once every hour of its configured silence is empty', () => {
  const { metrics, periodSeconds, periods, badPeriods, withoutData } = alarm(
    'No events from a source',
    'online',
  );
  expect(metrics).toEqual({
    accepted: {
      namespace: 'LeadLake',
      name: 'EventsAccepted',
      dimensions: { service: 'validation', source: 'online' },
      statistic: 'Sum',
    },
  });
  expect({ periodSeconds, periods, badPeriods, withoutData }).toEqual({
    periodSeconds: 3_600,
    periods: 24,
    badPeriods: undefined,
    withoutData: 'breaching',
  });
  expect(alarm('No events from a source', 'roadshow').periods).toBe(168);
});

test('a check on the pipeline, or a drain, that says nothing is as bad as one that says no', () => {
  for (const entry of ['The pipeline is late', 'Records stay in the on-failure bucket']) {
    expect(alarm(entry).withoutData).toBe('breaching');
  }
});

test('a run that fails, takes too long or is stopped counts alike', () => {
  const { metrics, expression } = alarm('The pipeline failed');
  expect(Object.values(metrics).map(({ name }) => name)).toEqual([
    'ExecutionsFailed',
    'ExecutionsTimedOut',
    'ExecutionsAborted',
  ]);
  expect(expression).toBe(
    'FILL(executionsFailed, 0) + FILL(executionsTimedOut, 0) + FILL(executionsAborted, 0)',
  );
});

test('records that are being lost are counted from what Lambda drops and what it cannot set aside', () => {
  const { metrics, urgency } = alarm('Records could not be set aside');
  expect(urgency).toBe('page');
  expect(Object.values(metrics).map(({ name, dimensions }) => [name, dimensions])).toEqual([
    ['DestinationDeliveryFailures', { FunctionName: 'gate' }],
    ['DroppedEventCount', { EventSourceMappingUUID: 'uuid' }],
  ]);
});

test('every metric an expression names is one the alarm looks at, under an id CloudWatch takes', () => {
  const functions = new Set(['if', 'fill', 'and', 'or']);
  for (const { expression, metrics, entry } of alarms()) {
    const ids = Object.keys(metrics);
    for (const id of ids) expect(id).toMatch(/^[a-z][A-Za-z0-9_]*$/);
    if (expression === undefined) continue;
    const words = expression.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? [];
    const named = new Set(words.filter((word) => !functions.has(word.toLowerCase())));
    expect([entry, [...named].sort()]).toEqual([entry, [...ids].sort()]);
  }
});

test('functions have an alarm on errors and one on throttles each', () => {
  const found = alarms().filter(({ entry }) => entry.startsWith('A function '));
  expect(found.map(({ entry, about }) => `${entry}: ${about}`)).toEqual([
    'A function fails: validation',
    'A function is throttled: validation',
    'A function fails: drain',
    'A function is throttled: drain',
  ]);
});

test('alarms stand in the order in which data flows', () => {
  expect(alarmGroups().map(({ title }) => title)).toEqual([
    'Gate',
    'Sources',
    'Scores of the moment',
    'Pipeline',
    'KPIs',
    'Functions',
  ]);
});
