import { describeChart } from '#cli/dashboard/charts/chart-text.ts';

describe('a chart in words', () => {
  it('tells bars one by one, with their intervals', () => {
    expect(
      describeChart({
        kind: 'intervals',
        caption: 'Share of leads: converted, by band',
        quantity: 'share',
        categories: ['HOT', 'COLD'],
        series: [{ name: 'converted', slot: 0, values: [0.3, null], low: [0.25, null], high: [0.35, null] }],
      }),
    ).toBe(
      'Bar chart with 95 % intervals. Share of leads: converted, by band. HOT 30.0 % (25.0 % to 35.0 %), COLD no value. The table below has every value.',
    );
  });

  it('tells only the first of many', () => {
    const categories = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const values = categories.map((_, at) => at);
    const told = describeChart({
      kind: 'bars',
      caption: 'C',
      quantity: 'count',
      categories,
      series: [{ name: 's', slot: 0, values }],
    });
    expect(told).toContain('a 0, b 1, c 2, d 3, e 4, f 5 and 2 more.');
  });

  it('tells the course of each series over time', () => {
    const series = [
      { name: 'web', slot: 0, values: [null, 1, 5, 2] },
      { name: 'crm', slot: 1, values: [null, null, null, null] },
    ];
    expect(
      describeChart({
        kind: 'columns',
        caption: 'Events per day',
        quantity: 'count',
        categories: ['1 Nov', '2 Nov', '3 Nov', '4 Nov'],
        series,
      }),
    ).toBe(
      'Stacked column chart. Events per day. web: from 1 (2 Nov) to 2 (4 Nov), most 5 (3 Nov); crm: no values. The table below has every value.',
    );
  });
});
