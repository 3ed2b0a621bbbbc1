import { readKpiRows } from '../../../lambdas/kpi-emission/kpi-row.ts';
import { MalformedKpisError } from '../../../lambdas/kpi-emission/malformed-kpis-error.ts';
import { MissingKpisError } from '../../../lambdas/kpi-emission/missing-kpis-error.ts';
import { publishedFigures } from '../../../lambdas/kpi-emission/published-figures.ts';
import { textRow } from './support/kpi-rows.ts';

const UNITS = { lead_volume: 'events', high_intent_lead_ratio: 'share of leads' };
const RATIO = { kpi: 'high_intent_lead_ratio', measure: 'hot', value: '0.25', denominator: '8.0' };

const figures = (rows: ReturnType<typeof textRow>[], runId?: string) =>
  publishedFigures(readKpiRows(rows), { units: UNITS, runId });

describe('publishedFigures', () => {
  it('takes the whole, sources and bands, and no other breakdown', () => {
    const found = figures([
      textRow({ dimension: 'source', dimension_value: 'web', value: '1.0' }),
      textRow({ dimension: 'band', dimension_value: 'HOT', value: '2.0' }),
      textRow({ dimension: 'issue', dimension_value: 'email_invalid' }),
      textRow(RATIO),
    ]);
    expect(found.map(({ part, number }) => [part, number])).toEqual([
      [{ dimension: 'source', value: 'web' }, 1],
      [{ dimension: 'band', value: 'HOT' }, 2],
      [undefined, 0.25],
    ]);
  });

  it('takes of values by day those of the newest day any part of the lake has', () => {
    const found = figures([
      textRow({ value: '6.0' }),
      textRow({ kpi_date: '2026-03-09', value: '1.0' }),
      textRow({ kpi_date: '2026-03-10', value: '2.0' }),
      // silent on the tenth: what it sent the day before is not news
      textRow({ kpi_date: '2026-03-09', dimension: 'source', dimension_value: 'crm', value: '1.0' }),
      textRow({ kpi_date: '2026-03-10', dimension: 'source', dimension_value: 'web', value: '2.0' }),
      textRow(RATIO),
    ]);
    expect(found.slice(0, -1).map((one) => [one.isNewestDay, one.part?.value, one.number])).toEqual([
      [false, undefined, 6],
      [true, undefined, 2],
      [true, 'web', 2],
    ]);
  });

  it('takes both ends of an interval', () => {
    const found = figures([textRow(), textRow({ ...RATIO, low: '0.0715', high: '0.5907' })]);
    expect(found.slice(1).map(({ column, number }) => [column, number])).toEqual([
      ['value', 0.25],
      ['low', 0.0715],
      ['high', 0.5907],
    ]);
  });

  it('leaves out a rate of nothing, which is not a missing KPI', () => {
    const found = figures([textRow(), textRow({ ...RATIO, value: null, denominator: '0.0' })]);
    expect(found.map(({ kpi }) => kpi)).toEqual(['lead_volume']);
  });

  it('counts what has no denominator, and gives a rate no unit', () => {
    const found = figures([
      textRow(),
      textRow(RATIO),
      textRow({ ...RATIO, measure: 'n', denominator: null }),
    ]);
    expect(found.map(({ unit }) => unit)).toEqual(['Count', 'None', 'Count']);
  });

  it('measures seconds where the header says so', () => {
    const [found] = publishedFigures(readKpiRows([textRow()]), {
      units: { lead_volume: 'seconds' },
      runId: undefined,
    });
    expect(found?.unit).toBe('Seconds');
  });

  it('names the KPIs a run lacks', () => {
    const published = () => figures([textRow()], 'run-2');
    expect(published).toThrow(MissingKpisError);
    expect(published).toThrow('run run-2 is incomplete; KPIs missing: high_intent_lead_ratio');
  });

  it('takes no other run for the one asked for, complete as it may be', () => {
    let thrown: unknown;
    try {
      figures([textRow(), textRow(RATIO)], 'run-3');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(MissingKpisError);
    expect(thrown).toMatchObject({
      message:
        'the newest run is run-2, not run-3 as asked for; KPIs missing: lead_volume, high_intent_lead_ratio',
      kpis: ['lead_volume', 'high_intent_lead_ratio'],
    });
  });

  it('does not take a lake without runs for one without news', () => {
    expect(() => figures([])).toThrow(
      'no run has written KPIs; KPIs missing: lead_volume, high_intent_lead_ratio',
    );
  });

  it.each([
    [[textRow(), textRow(RATIO), textRow({ kpi: 'luck' })], 'there is no KPI luck'],
    [[textRow(), textRow({ ...RATIO, run_id: 'run-1' })], 'they are of several runs: run-2, run-1'],
  ])('refuses what the view never shows', (rows, problem) => {
    expect(() => figures(rows)).toThrow(MalformedKpisError);
    expect(() => figures(rows)).toThrow(problem);
  });
});
