import type { BarSeriesOption } from 'echarts';
import type { ChartSpec, Series } from '../charts/chart-spec.ts';
import { formatQuantity } from '../quantity.ts';
import { colourOf, type Drawing, FONT_SIZE } from './drawing.ts';
import { patternOf } from './patterns.ts';
import { pointsOf, type Scale } from './scale.ts';

const WIDEST_BAR = 20;

/** Columns on time, one series upon the other. */
export function columns(series: Series, spec: ChartSpec, scale: Scale, drawing: Drawing): BarSeriesOption {
  return {
    ...look(series, spec, drawing),
    stack: 'all',
    barCategoryGap: '18%',
    data: pointsOf(series.values, scale),
  };
}

/** Lying bars with their values behind them; those of intervals stand behind the whiskers instead. */
export function bars(series: Series, spec: ChartSpec, scale: Scale, drawing: Drawing): BarSeriesOption {
  return {
    ...look(series, spec, drawing),
    barMaxWidth: WIDEST_BAR,
    barGap: '12%',
    data: pointsOf(series.values, scale),
    label: {
      show: spec.kind === 'bars',
      position: 'right',
      color: drawing.palette.text,
      fontSize: FONT_SIZE,
      formatter: ({ dataIndex }) => {
        const value = series.values[dataIndex] ?? null;
        return value === null ? '' : formatQuantity(spec.quantity, value);
      },
    },
  };
}

/** How a series looks by its slot: a colour, and where there are several a pattern as well. */
function look({ name, slot }: Series, { kind, series }: ChartSpec, { palette }: Drawing): BarSeriesOption {
  const pattern = patternOf(slot, palette.surface);
  return {
    type: 'bar',
    name,
    itemStyle: {
      color: colourOf(slot, palette),
      borderColor: palette.surface,
      borderWidth: kind === 'columns' ? 0.5 : 0,
      ...(series.length > 1 && pattern !== null && { decal: pattern }),
    },
  };
}
