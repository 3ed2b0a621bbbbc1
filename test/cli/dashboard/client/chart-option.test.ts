import type { ChartSpec } from '#cli/dashboard/charts/chart-spec.ts';
import { chartOption } from '#cli/dashboard/client/chart-option.ts';

const palette = { text: '#111', muted: '#555', grid: '#ddd', surface: '#fff', series: ['#00a', '#0a0'] };
const drawing = { palette, width: 560 };
const spec = (values: Partial<ChartSpec>): ChartSpec => ({
  kind: 'bars',
  caption: 'C',
  quantity: 'share',
  categories: ['a', 'b'],
  series: [{ name: 's', slot: 0, values: [0.2, null] }],
  ...values,
});
const two = [
  { name: 's', slot: 0, values: [1, 2] },
  { name: 't', slot: 1, values: [3, 4] },
];

describe('what the chart library draws', () => {
  it('never moves and never takes data for markup', () => {
    expect(chartOption(spec({}), drawing)).toMatchObject({
      animation: false,
      tooltip: { renderMode: 'richText' },
    });
  });

  it('is named bars with their values behind them', () => {
    const option = chartOption(spec({}), drawing) as {
      series: { label: { formatter(at: object): string } }[];
    };
    expect(option).toMatchObject({
      yAxis: { type: 'category', data: ['a', 'b'], inverse: true },
      series: [{ type: 'bar', data: [0.2, '-'], label: { show: true } }],
    });
    expect([0, 1].map((dataIndex) => option.series[0]?.label.formatter({ dataIndex }))).toEqual([
      '20.0 %',
      '',
    ]);
  });

  it('tells series apart by pattern, dash and symbol as well as by colour', () => {
    const bars = chartOption(spec({ kind: 'columns', series: two }), drawing);
    expect(bars).toMatchObject({
      legend: { data: ['s', 't'] },
      series: [
        { stack: 'all', itemStyle: { color: '#00a' } },
        { stack: 'all', itemStyle: { color: '#0a0', decal: { color: '#fff' } } },
      ],
    });
    expect(chartOption(spec({ kind: 'lines', series: two }), drawing)).toMatchObject({
      series: [
        { type: 'line', symbol: 'circle', lineStyle: { type: 'solid' } },
        { type: 'line', symbol: 'triangle', lineStyle: { type: 'dashed' } },
      ],
    });
  });

  it('has no legend to say what the title says, and one with room for its lines elsewhere', () => {
    expect(chartOption(spec({}), drawing)).toMatchObject({ legend: { show: false }, grid: { top: 8 } });
    const top = (width: number) =>
      (chartOption(spec({ series: two }), { palette, width }).grid as { top: number }).top;
    expect(top(60)).toBeGreaterThan(top(560));
  });

  it('shows shares that come near the whole, or are all none, against the whole', () => {
    const axisOf = (...values: number[]) =>
      chartOption(spec({ series: [{ name: 's', slot: 0, values }] }), drawing).xAxis;
    expect(axisOf(0.8)).toMatchObject({ min: 0, max: 1 });
    expect(axisOf(0, 0)).toMatchObject({ max: 1 });
    expect(axisOf(0.3)).not.toHaveProperty('max');
  });

  it('draws an interval from its low to its high end, and none where there is none', () => {
    const series = [{ name: 's', slot: 0, values: [0.2, null], low: [0.1, null], high: [0.3, null] }];
    const option = chartOption(spec({ kind: 'intervals', series }), drawing) as {
      series: [
        object,
        {
          data: number[][];
          renderItem(
            params: object,
            api: object,
          ): { children: { shape?: object; style: { text?: string } }[] };
        },
      ];
    };
    const whiskers = option.series[1];
    expect(whiskers.data).toEqual([[0.1, 0.3, 0, 0.2]]);
    // A chart 100 pixels wide for a share of 1, the row at 50 pixels.
    const api = {
      value: (at: number) => whiskers.data[0]?.[at],
      coord: ([x = 0]: number[]) => [x * 100, 50],
    };
    const { children } = whiskers.renderItem({}, api);
    expect(children[0]?.shape).toEqual({ x1: 10, y1: 50, x2: 30, y2: 50 });
    expect(children.at(-1)?.style.text).toBe('20.0 %');
  });
});
