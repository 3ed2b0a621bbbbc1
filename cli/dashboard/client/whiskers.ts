import type { CustomSeriesOption } from 'echarts';
import type { ChartSpec, Series } from '../charts/chart-spec.ts';
import { formatQuantity } from '../quantity.ts';
import { type Drawing, FONT, FONT_SIZE } from './drawing.ts';
import type { Scale } from './scale.ts';

/** Half the height of the bar across the end of an interval, in pixels. */
const END = 6;
const LABEL_GAP = 8;

/** A line from end to end of each interval, with a bar across each end, and the value in words behind it. */
export function whiskers(
  series: Series,
  { quantity }: ChartSpec,
  scale: Scale,
  { palette }: Drawing,
): CustomSeriesOption {
  const data = series.values.flatMap((value, at) => {
    const [low, high] = [series.low?.[at] ?? null, series.high?.[at] ?? null];
    if (value === null || low === null || high === null) return [];
    return [[low / scale.divisor, high / scale.divisor, at, value]];
  });
  // Lines lie on the bar and beyond it: an edge in the colour of the ground keeps them in sight on both.
  const strokes = (...ends: readonly (readonly [x1: number, y1: number, x2: number, y2: number])[]) =>
    [
      { stroke: palette.surface, lineWidth: 5 },
      { stroke: palette.text, lineWidth: 2 },
    ].flatMap((style) =>
      ends.map(([x1, y1, x2, y2]) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style }) as const),
    );
  return {
    type: 'custom',
    name: '95 % interval',
    silent: true,
    tooltip: { show: false },
    z: 3,
    encode: { x: [0, 1], y: 2 },
    data,
    renderItem: (_params, api) => {
      const [fromX = 0, y = 0] = api.coord([api.value(0), api.value(2)]);
      const [toX = 0] = api.coord([api.value(1), api.value(2)]);
      return {
        type: 'group',
        children: [
          ...strokes([fromX, y, toX, y], [fromX, y - END, fromX, y + END], [toX, y - END, toX, y + END]),
          {
            type: 'text',
            style: {
              x: toX + LABEL_GAP,
              y,
              text: formatQuantity(quantity, Number(api.value(3))),
              fill: palette.text,
              font: `${FONT_SIZE}px ${FONT}`,
              verticalAlign: 'middle',
            },
          },
        ],
      };
    },
  };
}
