import { formatKpis, headlineRows, type KpiRow } from '#cli/output/kpis.ts';
import { createStyles } from '#cli/output/styles.ts';
import { row, ofSource as source } from '../dashboard/rows.ts';

const shown = (unit: string, ...rows: KpiRow[]): string[] =>
  formatKpis(rows, { k: { question: 'Why?', unit } }, createStyles(false))
    .split('\n')
    .slice(1);

describe('the headline of a KPI', () => {
  it('is the whole lake, without days, sources and other KPIs', () => {
    const whole = row({});
    const others = [source('web'), row({ kpi_date: '2025-01-01' }), row({ kpi: 'other' })];
    expect(headlineRows([...others, whole], 'k')).toEqual([whole]);
  });

  it('is the breakdown of a measure that has no whole, largest first', () => {
    const leads = row({ measure: 'leads', value: 300 });
    const shares = [
      source('online', { measure: 'share', value: 0.2 }),
      source('web', { measure: 'share', value: 0.8 }),
    ];
    expect(headlineRows([...shares, leads], 'k')).toEqual([leads, shares[1], shares[0]]);
  });

  it('shows a breakdown with intervals beside the whole, for it is there to be compared', () => {
    const whole = row({ low: 0.1, high: 0.2 });
    const hot = row({ dimension: 'band', dimension_value: 'HOT', low: 0.3, high: 0.4 });
    expect(headlineRows([hot, whole], 'k')).toEqual([whole, hot]);
  });
});

describe('KPIs for people', () => {
  it('stand in the order of the headers, each under its question', () => {
    const headers = { b: { question: 'Second?', unit: 'events' }, a: { question: 'First?', unit: 'events' } };
    const rows = [row({ kpi: 'a', measure: 'events', value: 1642 }), row({ kpi: 'b', measure: 'events' })];
    expect(formatKpis(rows, headers, createStyles(false))).toBe(
      ['b  Second?', '  events  1', '', 'a  First?', '  events  1,642'].join('\n'),
    );
  });

  it('show shares as percentages of what they are shares of, and counts beside them as counts', () => {
    expect(
      shown(
        'share of leads',
        row({ measure: 'leads', value: 300 }),
        source('web', { measure: 'first_source', value: 0.25, numerator: 75, denominator: 300 }),
      ),
    ).toEqual(['  leads                 300', '  first source: web  25.0 %  75 of 300 leads']);
  });

  it('show seconds in the unit a person would say', () => {
    expect(shown('seconds', row({ measure: 'p95_seconds', value: 8_242_560 }))).toEqual(['  p95  95.4 days']);
  });

  it('tell the unit of a rate that is no share', () => {
    const auc = row({ measure: 'auc', value: 0.6655, numerator: 1727, denominator: 2595 });
    expect(shown('chance (0.5 is a coin)', auc, row({ measure: 'positives', value: 15 }))).toEqual([
      '  auc        0.6655  chance (0.5 is a coin)',
      '  positives      15',
    ]);
  });

  it('tell the interval of those that have one', () => {
    const value = { value: 0.08, numerator: 15, denominator: 188, low: 0.049, high: 0.127 };
    expect(shown('share of matured leads', row(value))).toEqual([
      '  m  8.0 %  15 of 188 matured leads  between 4.9 % and 12.7 %, 95 % sure',
    ]);
  });

  it('say so where there is nothing to count yet', () => {
    expect(shown('share of leads', row({ value: null, numerator: 0, denominator: 0 }))).toEqual([
      '  m  no data yet  0 of 0 leads',
    ]);
  });
});
