import { alarm } from './watched-lake.ts';

test('a KPI with one bound is compared by the alarm itself', () => {
  const { metrics, expression, raisedWhen, withoutData } = alarm('KPI processing success rate');
  expect(expression).toBeUndefined();
  expect(metrics).toEqual({
    m1: {
      namespace: 'LeadLake',
      name: 'ProcessingSuccessRateSuccess',
      dimensions: { service: 'kpi-emission' },
      statistic: 'Minimum',
    },
  });
  expect(raisedWhen).toEqual({ is: '<', than: 0.95 });
  // a run speaks once a day, and its word stands until the next one
  expect(withoutData).toBe('ignore');
});

test('the accuracy of the score counts only with enough leads that converted', () => {
  const { metrics, expression } = alarm('KPI lead score accuracy');
  expect(expression).toBe('IF(m1 < 0.6 AND m2 >= 50, 1, 0)');
  expect(Object.values(metrics).map(({ name }) => name)).toEqual([
    'LeadScoreAccuracyAuc',
    'LeadScoreAccuracyPositives',
  ]);
});

test('two bands are compared with each other, the upper end of one with the rate of the other', () => {
  const { metrics, expression } = alarm('KPI conversion rate by score band');
  expect(expression).toBe('IF(m1 < m2, 1, 0)');
  expect(Object.values(metrics).map(({ name, dimensions }) => [name, dimensions.band])).toEqual([
    ['ConversionRateByScoreBandConvertedHigh', 'HOT'],
    ['ConversionRateByScoreBandConverted', 'COLD'],
  ]);
});

test('a latency is that of the newest day, and of two runs in an hour the longer counts', () => {
  const { metrics } = alarm('KPI processing latency');
  expect(Object.values(metrics)).toMatchObject([
    { name: 'ProcessingLatencyP95SecondsNewestDay', statistic: 'Maximum' },
  ]);
});

test('what is wrong is said in the words of the header', () => {
  expect(alarm('KPI data quality').meaning).toBe(
    'The newest run found the KPI Data quality out of bounds: any issue above 0.2 for all sources.',
  );
});
