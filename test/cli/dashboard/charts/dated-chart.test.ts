import { columnsOverTime, linesOverTime } from '#cli/dashboard/charts/dated-chart.ts';
import { header, ofSource, row } from '../rows.ts';

describe('what came in over time', () => {
  const slotOf = (name: string) => (name === 'web' ? 3 : 1);

  it('is piled up by source, with a place for days on which nothing came', () => {
    const on = (source: string, kpi_date: string, value: number) => ofSource(source, { kpi_date, value });
    const rows = [
      on('web', '2026-11-03', 4),
      on('crm', '2026-11-01', 2),
      row({ kpi_date: '2026-11-01', value: 2 }),
      ofSource('web'),
    ];
    expect(columnsOverTime(rows, header({ unit: 'events' }), slotOf)).toEqual({
      kind: 'columns',
      caption: 'Events per day',
      quantity: 'count',
      categories: ['1 Nov', '2 Nov', '3 Nov'],
      series: [
        { name: 'crm', slot: 1, values: [2, 0, 0] },
        { name: 'web', slot: 3, values: [0, 0, 4] },
      ],
    });
  });

  it('is added up over periods, and nothing is lost on the way', () => {
    const rows = Array.from({ length: 100 }, (_, day) =>
      ofSource('web', {
        kpi_date: new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10),
        value: day,
      }),
    );
    const chart = columnsOverTime(rows, header({ unit: 'events' }), slotOf);
    // 0 + 1 + … + 99 = 4,950; the last week is 93 + … + 99 = 672.
    expect(chart?.caption).toBe('Events per week');
    expect(chart?.series[0]?.values.at(-1)).toBe(672);
    expect(chart?.series[0]?.values.reduce<number>((sum, value) => sum + (value ?? 0), 0)).toBe(4950);
  });

  it('is nothing before anything came', () => {
    expect(columnsOverTime([row()], header(), slotOf)).toBeNull();
  });
});

describe('measures day by day', () => {
  it('are lines with gaps, never sums', () => {
    const rows = [
      row({ measure: 'p50_seconds', kpi_date: '2026-11-02', value: 10 }),
      row({ measure: 'p50_seconds', kpi_date: '2026-11-01', value: 30 }),
      row({ measure: 'p95_seconds', kpi_date: '2026-11-02', value: 20 }),
      row({ measure: 'p95_seconds', value: 99 }),
    ];
    expect(linesOverTime(rows, header({ unit: 'seconds' }))).toEqual({
      kind: 'lines',
      caption: 'p50 and p95 by day of arrival',
      quantity: 'seconds',
      categories: ['1 Nov 2026', '2 Nov 2026'],
      series: [
        { name: 'p50', slot: 0, values: [30, 10] },
        { name: 'p95', slot: 1, values: [null, 20] },
      ],
    });
    expect(linesOverTime([row()], header())).toBeNull();
  });
});
