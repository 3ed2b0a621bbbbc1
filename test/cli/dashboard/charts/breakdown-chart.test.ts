import { breakdownChart } from '#cli/dashboard/charts/breakdown-chart.ts';
import { header, ofSource, row, share } from '../rows.ts';

const unranked = () => 0;

describe('the breakdown of a KPI', () => {
  it('is by the dimension that is its own, largest first, rather than by source', () => {
    const issue = (name: string, count: number) =>
      share(count, 100, { dimension: 'issue', dimension_value: name });
    const chart = breakdownChart(
      [share(30, 100), ofSource('web'), issue('a_b', 5), issue('c', 25)],
      header(),
      unranked,
    );
    expect(chart).toEqual({
      kind: 'bars',
      caption: 'Share of leads: m, by issue',
      quantity: 'share',
      categories: ['c', 'a b'],
      series: [{ name: 'm', slot: 0, values: [0.25, 0.05] }],
    });
  });

  it('puts measures side by side, a gap where a source lacks one', () => {
    const rows = [
      ofSource('web', { measure: 'share', value: 0.2, denominator: 5 }),
      ofSource('web', { measure: 'touched', value: 0.6, denominator: 5 }),
      ofSource('crm', { measure: 'share', value: 0.8, denominator: 5 }),
    ];
    expect(breakdownChart(rows, header(), unranked)).toMatchObject({
      categories: ['crm', 'web'],
      series: [
        { name: 'share', slot: 0, values: [0.8, 0.2] },
        { name: 'touched', slot: 1, values: [null, 0.6] },
      ],
    });
  });

  it('without dimensions is its measures, rates or counts, whichever are more: they share no axis', () => {
    const counts = ['positives', 'negatives'].map((measure, at) => row({ measure, value: at + 1 }));
    const chart = breakdownChart(
      [share(1, 2, { measure: 'auc' }), ...counts],
      header({ unit: 'chance' }),
      unranked,
    );
    expect(chart).toMatchObject({
      quantity: 'count',
      categories: ['negatives', 'positives'],
      series: [{ values: [2, 1] }],
    });
  });

  it('has bands in their own order and keeps their intervals', () => {
    const band = (name: string, value: number) =>
      row({
        dimension: 'band',
        dimension_value: name,
        value,
        low: value - 0.1,
        high: value + 0.1,
        denominator: 9,
      });
    const rank = (name: string) => ['HOT', 'WARM'].indexOf(name);
    const chart = breakdownChart([band('WARM', 0.5), band('HOT', 0.25)], header({ chart: 'interval' }), rank);
    expect(chart).toMatchObject({
      kind: 'intervals',
      categories: ['HOT', 'WARM'],
      series: [{ values: [0.25, 0.5], low: [0.15, 0.4], high: [0.35, 0.6] }],
    });
  });

  it('shows as many bars as are read, and says that there are more', () => {
    const many = Array.from({ length: 11 }, (_, at) =>
      share(at, 100, { dimension: 'issue', dimension_value: `i${at}` }),
    );
    const chart = breakdownChart(many, header(), unranked);
    expect([chart?.categories.length, chart?.caption]).toEqual([
      8,
      'Share of leads: m, by issue, the largest 8 of 11',
    ]);
  });

  it('is nothing where there are only days', () => {
    expect(breakdownChart([row({ kpi_date: '2026-01-01' })], header(), unranked)).toBeNull();
  });
});
