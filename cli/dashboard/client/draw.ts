/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type ECharts, getInstanceByDom, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ChartSpec } from '../charts/chart-spec.ts';
import { chartOption } from './chart-option.ts';
import type { Palette } from './drawing.ts';

use([BarChart, CustomChart, LineChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const SERIES_COLOURS = 6;

/** Draws the charts that can be seen, each in its place; what is hidden is drawn once it is shown. */
export function drawCharts(charts: Readonly<Record<string, ChartSpec>>): void {
  const palette = readPalette();
  for (const [id, spec] of Object.entries(charts)) {
    const place = document.getElementById(id);
    if (place === null || place.offsetWidth === 0) continue;
    const chart: ECharts = getInstanceByDom(place) ?? init(place, null, { renderer: 'svg' });
    chart.resize();
    chart.setOption(chartOption(spec, { palette, width: place.offsetWidth }), true);
  }
}

/** Colours have one home, the style sheet. */
function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: colour('text'),
    muted: colour('muted'),
    grid: colour('line'),
    surface: colour('surface'),
    series: Array.from({ length: SERIES_COLOURS }, (_, at) => colour(`series-${at}`)),
  };
}
