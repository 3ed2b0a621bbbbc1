import type { EChartsOption, LegendComponentOption, SeriesOption } from 'echarts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import { formatQuantity } from '../quantity.ts';
import { axesOf } from './axes.ts';
import { bars, columns } from './bars.ts';
import { type Drawing, FONT, FONT_SIZE, type Palette } from './drawing.ts';
import { line } from './lines.ts';
import { scaleOf } from './scale.ts';
import { whiskers } from './whiskers.ts';

/** Pixels kept free: for the values behind the longest bar, for the last label of a time axis, between legend
 * and chart, for a line of the legend, and for the axis below. */
const VALUE_ROOM = 70;
const TIME_ROOM = 14;
const LEGEND_GAP = 18;
const LEGEND_LINE = 22;
/** Pixels a name takes in a legend: its sign, and each of its letters. */
const SIGN = 42;
const LETTER = 7;
const AXIS_ROOM = 26;

/** What the chart library draws for a chart. Nothing moves: neither at first, nor when a reader chooses. */
export function chartOption(spec: ChartSpec, drawing: Drawing): EChartsOption {
  const { palette } = drawing;
  const scale = scaleOf(spec);
  const isOverTime = spec.kind === 'columns' || spec.kind === 'lines';
  const hasLegend = spec.series.length > 1;
  return {
    animation: false,
    textStyle: { fontFamily: FONT, fontSize: FONT_SIZE, color: palette.text },
    grid: {
      left: 2,
      right: isOverTime ? TIME_ROOM : VALUE_ROOM,
      top: hasLegend ? legendHeight(spec, drawing) : 8,
      bottom: AXIS_ROOM,
    },
    legend: hasLegend ? legendOf(spec, palette) : { show: false },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: spec.kind === 'lines' ? 'line' : 'shadow' },
      // text drawn into the chart: data never become markup
      renderMode: 'richText',
      confine: true,
      transitionDuration: 0,
      backgroundColor: palette.surface,
      borderColor: palette.muted,
      textStyle: { color: palette.text, fontSize: FONT_SIZE },
      valueFormatter: (value) =>
        typeof value === 'number' ? formatQuantity(spec.quantity, value * scale.divisor) : 'no value',
    },
    ...axesOf(spec, scale, drawing),
    series: spec.series.flatMap((series): SeriesOption[] => {
      if (spec.kind === 'columns') return [columns(series, spec, scale, drawing)];
      if (spec.kind === 'lines') return [line(series, scale, drawing)];
      const whole = bars(series, spec, scale, drawing);
      return spec.kind === 'bars' ? [whole] : [whole, whiskers(series, spec, scale, drawing)];
    }),
  };
}

function legendOf({ series }: ChartSpec, { text }: Palette): LegendComponentOption {
  return {
    top: 0,
    left: 0,
    selectedMode: false,
    itemWidth: 24,
    itemHeight: 12,
    textStyle: { color: text },
    data: series.map(({ name }) => name),
  };
}

/** Names go on in a second line where there are more than fit into the first. */
function legendHeight({ series }: ChartSpec, { width }: Drawing): number {
  const needed = series.reduce((sum, { name }) => sum + SIGN + name.length * LETTER, 0);
  return LEGEND_GAP + Math.ceil(needed / width) * LEGEND_LINE;
}
