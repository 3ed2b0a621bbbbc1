import { kpiMetric, kpiMetricName } from '../../../lambdas/kpi-emission/kpi-metric.ts';

describe('kpiMetricName', () => {
  it('is KPI and measure in one word', () => {
    expect(kpiMetricName({ kpi: 'lead_score_accuracy', measure: 'auc' })).toBe('LeadScoreAccuracyAuc');
  });

  it('tells the newest day from all days, and the ends of an interval from its middle', () => {
    const latency = { kpi: 'processing_latency', measure: 'p95_seconds' };
    expect(kpiMetricName({ ...latency, isNewestDay: true })).toBe('ProcessingLatencyP95SecondsNewestDay');
    expect(kpiMetricName({ ...latency, column: 'low' })).toBe('ProcessingLatencyP95SecondsLow');
    expect(kpiMetricName({ ...latency, column: 'value' })).toBe('ProcessingLatencyP95Seconds');
  });
});

describe('kpiMetric', () => {
  it('lies beside the other metrics of the lake, under its service and the part it is about', () => {
    expect(
      kpiMetric({
        kpi: 'conversion_rate_by_score_band',
        measure: 'converted',
        column: 'high',
        part: { dimension: 'band', value: 'HOT' },
      }),
    ).toEqual({
      namespace: 'LeadLake',
      name: 'ConversionRateByScoreBandConvertedHigh',
      dimensions: { service: 'kpi-emission', band: 'HOT' },
    });
  });

  it('has no part where it is about the whole', () => {
    expect(kpiMetric({ kpi: 'lead_volume', measure: 'events' }).dimensions).toEqual({
      service: 'kpi-emission',
    });
  });
});
