import type { LineSeriesOption } from 'echarts';
import type { Series } from '../charts/chart-spec.ts';
import { colourOf, type Drawing } from './drawing.ts';
import { pointsOf, type Scale } from './scale.ts';

/** Series differ by more than colour. */
const DASHES = ['solid', 'dashed', 'dotted'] as const;
const SYMBOLS = ['circle', 'triangle', 'diamond', 'rect'] as const;

export function line({ name, slot, values }: Series, scale: Scale, { palette }: Drawing): LineSeriesOption {
  const color = colourOf(slot, palette);
  return {
    type: 'line',
    name,
    data: pointsOf(values, scale),
    symbol: SYMBOLS[slot % SYMBOLS.length] ?? 'circle',
    symbolSize: 6,
    showAllSymbol: 'auto',
    lineStyle: { color, width: 2, type: DASHES[slot % DASHES.length] ?? 'solid' },
    itemStyle: { color },
  };
}
