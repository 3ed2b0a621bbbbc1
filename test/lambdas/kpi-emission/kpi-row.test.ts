import { readKpiRows } from '../../../lambdas/kpi-emission/kpi-row.ts';
import { MalformedKpisError } from '../../../lambdas/kpi-emission/malformed-kpis-error.ts';
import { textRow } from './support/kpi-rows.ts';

describe('readKpiRows', () => {
  it('reads numbers as Athena writes doubles, and leaves what is null', () => {
    const [row] = readKpiRows([textRow({ value: '1.5E-4', denominator: '2.0E7', low: '-0.25' })]);
    expect(row).toMatchObject({ value: 0.000_15, denominator: 20_000_000, low: -0.25, high: null });
  });

  it('names every mistake of every row, and reads none of them', () => {
    const rows = [
      textRow(),
      textRow({ kpi: '', value: 'NaN' }),
      textRow({ kpi_date: '2026-02-30' }),
      { run_id: 'run-2' },
    ];
    expect(() => readKpiRows(rows)).toThrow(MalformedKpisError);
    expect(() => readKpiRows(rows)).toThrow(
      'the view kpis has rows that cannot be published: row 2: kpi is empty; row 2: value is no number; ' +
        'row 3: kpi_date is no date; row 4: kpi is not there; row 4: measure is not there',
    );
  });

  it('takes a value that is there twice for a mistake: a run was written twice', () => {
    const web = { dimension: 'source', dimension_value: 'web' };
    expect(() => readKpiRows([textRow(), textRow(web), textRow({ ...web, value: '9.0' })])).toThrow(
      'row 3: run-2 lead_volume events all days source web is there twice',
    );
  });

  it('takes the same measure of another day for another value', () => {
    expect(readKpiRows([textRow(), textRow({ kpi_date: '2026-02-28' })])).toHaveLength(2);
  });
});
