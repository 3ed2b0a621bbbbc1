import { KpiThresholdError, readThreshold } from '../../../../lib/constructs/observability/kpi-threshold.ts';
import { readKpiThresholds } from '../../../../lib/constructs/observability/kpi-thresholds.ts';
import { readKpiHeaders } from '../../../../lib/queries/kpi-headers.ts';

test('a measure against a number is one condition', () => {
  expect(readThreshold('success < 0.95')).toEqual({
    kind: 'conditions',
    conditions: [{ left: { measure: 'success' }, is: '<', right: 0.95 }],
  });
});

test('conditions are joined by and', () => {
  expect(readThreshold('auc < 0.6 and positives >= 50')).toEqual({
    kind: 'conditions',
    conditions: [
      { left: { measure: 'auc' }, is: '<', right: 0.6 },
      { left: { measure: 'positives' }, is: '>=', right: 50 },
    ],
  });
});

test('a value can be an end of an interval, of a part, and stand on both sides', () => {
  expect(readThreshold('converted.high[band HOT] < converted[band COLD]')).toEqual({
    kind: 'conditions',
    conditions: [
      {
        left: { measure: 'converted', column: 'high', part: { dimension: 'band', value: 'HOT' } },
        is: '<',
        right: { measure: 'converted', part: { dimension: 'band', value: 'COLD' } },
      },
    ],
  });
});

test('a value can be that of the newest of its days', () => {
  expect(readThreshold('p95_seconds[newest day] > 21600')).toEqual({
    kind: 'conditions',
    conditions: [{ left: { measure: 'p95_seconds', isNewestDay: true }, is: '>', right: 21_600 }],
  });
});

test.each(['none', 'silence'] as const)('%s is no condition', (kind) => {
  expect(readThreshold(kind)).toEqual({ kind });
});

test.each(['', 'success', 'success below 0.95', 'success < ', 'success < 0.95 or', 'a[city Rome] < 1'])(
  '"%s" cannot be read, and the message says what can',
  (text) => {
    expect(() => readThreshold(text)).toThrow(KpiThresholdError);
    expect(() => readThreshold(text)).toThrow(`threshold "${text}" cannot be read: write none`);
  },
);

test('a KPI whose words say none has no threshold, and every other one has', () => {
  const thresholds = readKpiThresholds();
  for (const { kpi, alarm } of readKpiHeaders()) {
    expect([kpi, thresholds.get(kpi)?.kind === 'none']).toEqual([kpi, alarm === 'none']);
  }
});

test('the numbers of a threshold are those of its words', () => {
  const thresholds = readKpiThresholds();
  for (const { kpi, alarm } of readKpiHeaders()) {
    const threshold = thresholds.get(kpi);
    if (threshold?.kind !== 'conditions') continue;
    const numbers = threshold.conditions.flatMap(({ right }) => (typeof right === 'number' ? [right] : []));
    for (const number of numbers) expect(alarm).toContain(String(number));
  }
});

test('every file whose threshold cannot be read is named at once', () => {
  const [header] = readKpiHeaders();
  if (header === undefined) throw new RangeError('there is no KPI');
  const files = ['a.sql', 'b.sql'].map((path) => ({ ...header, path, threshold: 'too low' }));
  expect(() => readKpiThresholds(files)).toThrow(/a\.sql: threshold "too low"[\s\S]*b\.sql: threshold/);
});
