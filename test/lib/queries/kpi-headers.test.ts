import { kpiHeaders, readKpiHeaders } from '#lib/queries/kpi-headers.ts';
import type { QueryFile } from '#lib/queries/query-files.ts';
import { QueryHeaderError } from '#lib/queries/query-header-error.ts';
import { readSqlHeader } from '#lib/queries/sql-header.ts';

describe('readKpiHeaders', () => {
  it('has the ten KPIs in the order leadership reads them', () => {
    expect(readKpiHeaders().map(({ kpi }) => kpi)).toEqual([
      'lead_volume',
      'data_quality',
      'processing_success_rate',
      'lead_source_distribution',
      'enrichment_coverage',
      'lead_score_accuracy',
      'high_intent_lead_ratio',
      'processing_latency',
      'duplicate_reduction',
      'conversion_rate_by_score_band',
    ]);
  });

  it('says of a KPI what its file says', () => {
    expect(readKpiHeaders().find(({ kpi }) => kpi === 'processing_latency')).toMatchObject({
      path: 'athena-queries/kpis/08_processing_latency.sql',
      unit: 'seconds',
      owner: 'data platform',
      direction: 'down',
      chart: 'line',
      alarm: 'p95_seconds above 21600 (6 hours) for the newest arrival date',
      threshold: 'p95_seconds[newest day] > 21600',
    });
  });
});

describe('kpiHeaders', () => {
  const file = (name: string, text: string): QueryFile => ({
    room: 'kpis',
    name,
    path: `athena-queries/kpis/${name}.sql`,
    header: readSqlHeader(text),
    text,
  });
  const WHOLE = `-- question: How much?
-- unit: share
-- grain: one row
-- owner: sales
-- direction: up
-- chart: bar
-- alarm: none
-- threshold: none
-- definition: All of it.
`;

  it('names every mistake of every file at once', () => {
    const files = [
      file('01_whole', WHOLE),
      file('02_sideways', WHOLE.replace('up', 'sideways').replace('bar', 'pie')),
      file('03_nobodys', WHOLE.replace('-- owner: sales\n', '')),
    ];
    expect(() => kpiHeaders(files)).toThrow(QueryHeaderError);
    expect(() => kpiHeaders(files)).toThrow(
      [
        'athena-queries/kpis/02_sideways.sql: direction must be one of up, down, none',
        'athena-queries/kpis/02_sideways.sql: chart must be one of line, bar, stacked_bar, number, interval',
        'athena-queries/kpis/03_nobodys.sql: owner is not said',
      ].join('\n'),
    );
  });

  it('takes the place from the file name, and leaves it out of the id', () => {
    expect(kpiHeaders([file('07_7_days', WHOLE)])).toMatchObject([{ kpi: '7_days' }]);
  });
});
