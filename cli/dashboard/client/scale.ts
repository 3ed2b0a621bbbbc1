import { formatNumber } from '../../output/quantities.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';

/** How the values of a chart stand on its axis. */
export interface Scale {
  /** What a value is divided by before it is drawn, so that ticks fall on round numbers. */
  readonly divisor: number;
  readonly tick: (value: number) => string;
}

/** The unit of time an axis has, by the longest time on it. */
const TIME_UNITS: readonly (readonly [above: number, seconds: number, name: string])[] = [
  [2 * 86_400, 86_400, 'days'],
  [2 * 3600, 3600, 'h'],
  [2 * 60, 60, 'min'],
];

export function scaleOf({ quantity, series }: Pick<ChartSpec, 'quantity' | 'series'>): Scale {
  if (quantity === 'share') return { divisor: 1, tick: (value) => `${formatNumber(value * 100)} %` };
  if (quantity !== 'seconds') return { divisor: 1, tick: formatNumber };
  const longest = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const [, divisor, name] = TIME_UNITS.find(([above]) => longest >= above) ?? [0, 1, 's'];
  return { divisor, tick: (value) => `${formatNumber(value)} ${name}` };
}

/** Values as the chart library takes them; a dash is a value that is not there. */
export function pointsOf(values: readonly (number | null)[], { divisor }: Scale): (number | '-')[] {
  return values.map((value) => (value === null ? '-' : value / divisor));
}
