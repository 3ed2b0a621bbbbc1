import type { XAXisComponentOption, YAXisComponentOption } from 'echarts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import { type Drawing, FONT_SIZE, isNarrow } from './drawing.ts';
import type { Scale } from './scale.ts';

interface Axes {
  readonly xAxis: XAXisComponentOption;
  readonly yAxis: YAXisComponentOption;
}

/** Pixels for the name of a bar before it goes on in the next line. */
const NAME_WIDTH = 160;
const NARROW_NAME_WIDTH = 104;
const NEARLY_WHOLE = 0.75;
/** What the label of a period or day can do without on an axis: its end, or its year. */
const DISPENSABLE = / – .*| \d{4}$/;

/** Whether shares are shown against the whole: where they come near it, for none is above, and where all are 0. */
function isAboutWhole({ quantity, series }: ChartSpec): boolean {
  const ends = series.flatMap(({ values, high }) => [...values, ...(high ?? [])].map((value) => value ?? 0));
  const largest = Math.max(0, ...ends);
  return quantity === 'share' && (largest > NEARLY_WHOLE || largest === 0);
}

/** Time runs to the right and values up; where bars are named, names stand at the left and values run to the right. */
export function axesOf(spec: ChartSpec, scale: Scale, drawing: Drawing): Axes {
  const { palette } = drawing;
  const small = { color: palette.muted, fontSize: FONT_SIZE, hideOverlap: true };
  const value = {
    type: 'value' as const,
    min: 0,
    ...(isAboutWhole(spec) && { max: 1, interval: isNarrow(drawing) ? 0.5 : 0.25 }),
    splitNumber: isNarrow(drawing) ? 2 : 4,
    axisLabel: { ...small, formatter: scale.tick },
    splitLine: { lineStyle: { color: palette.grid } },
  };
  const category = {
    type: 'category' as const,
    data: [...spec.categories],
    axisTick: { show: false },
    axisLine: { lineStyle: { color: palette.muted } },
  };
  if (spec.kind === 'columns' || spec.kind === 'lines') {
    const formatter = (text: string) => text.replace(DISPENSABLE, '');
    const axisLabel = {
      ...small,
      alignMinLabel: 'left' as const,
      alignMaxLabel: 'right' as const,
      formatter,
    };
    return { xAxis: { ...category, boundaryGap: spec.kind === 'columns', axisLabel }, yAxis: value };
  }
  const width = isNarrow(drawing) ? NARROW_NAME_WIDTH : NAME_WIDTH;
  const axisLabel = {
    color: palette.text,
    fontSize: FONT_SIZE,
    // A name that takes two lines needs room between them.
    lineHeight: FONT_SIZE + 3,
    width,
    overflow: 'break' as const,
  };
  return { xAxis: value, yAxis: { ...category, inverse: true, axisLabel } };
}
