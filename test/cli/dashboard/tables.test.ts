import { tableOfChart, tableOfRows } from '#cli/dashboard/tables.ts';
import { ofSource, row, share } from './rows.ts';

describe('the table of values', () => {
  it('has the whole first, and no column in which nothing stands', () => {
    const table = tableOfRows(
      [ofSource('web', { numerator: 1, denominator: 4, value: 0.25 }), share(3, 8)],
      'share of leads',
    );
    expect(table.columns).toEqual(['What', 'Value', 'Counted', 'Out of']);
    expect(
      table.rows.map(({ name, cells }) => [name, cells.map((cell) => (cell as { text: string }).text)]),
    ).toEqual([
      ['M', ['37.5 %', '3', '8']],
      ['M: web', ['25.0 %', '1', '4']],
    ]);
  });

  it('keeps rows of days for the table over time, and numbers that are missing out of cells', () => {
    const { rows } = tableOfRows(
      [row({ kpi_date: '2026-01-01' }), row(), share(1, 2, { measure: 'rate' })],
      'share of leads',
    );
    expect(rows.map(({ name }) => name)).toEqual(['M', 'Rate']);
    expect(rows[0]?.cells.slice(1)).toEqual([null, null]);
  });

  it('says so where there is no value yet', () => {
    const { rows } = tableOfRows([share(0, 0)], 'share of leads');
    expect(rows[0]?.cells[0]).toMatchObject({ text: 'no value yet', value: null });
  });
});

describe('the table of a chart over time', () => {
  it('begins with the newest', () => {
    const table = tableOfChart({
      kind: 'lines',
      caption: 'Times',
      quantity: 'seconds',
      categories: ['1 Nov 2026', '2 Nov 2026'],
      series: [{ name: 'p50', slot: 0, values: [60, null] }],
    });
    expect(table).toEqual({
      caption: 'Times',
      columns: ['When', 'p50'],
      rows: [
        { name: '2 Nov 2026', cells: [null] },
        { name: '1 Nov 2026', cells: ['60 s'] },
      ],
    });
  });
});
