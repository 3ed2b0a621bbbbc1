import { formatQuantity } from '../quantity.ts';
import type { ChartSpec, Series } from './chart-spec.ts';

const KINDS = {
  columns: 'Stacked column chart',
  lines: 'Line chart',
  bars: 'Bar chart',
  intervals: 'Bar chart with 95 % intervals',
} as const;
/** Categories that are told one by one; the table has them all. */
const TOLD = 6;

/** A chart in words, for those who do not see it: what it is, and what one would see at a glance. */
export function describeChart(spec: ChartSpec): string {
  const isOverTime = spec.kind === 'columns' || spec.kind === 'lines';
  const parts = spec.series.map((series) => {
    const named = spec.series.length > 1 || isOverTime ? `${series.name}: ` : '';
    return named + (isOverTime ? courseOf(series, spec) : valuesOf(series, spec));
  });
  return `${KINDS[spec.kind]}. ${spec.caption}. ${parts.join('; ')}. The table below has every value.`;
}

function courseOf({ values }: Series, { categories, quantity }: ChartSpec): string {
  const known = values.flatMap((value, at) =>
    value === null ? [] : [{ value, when: categories[at] ?? '' }],
  );
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return 'no values';
  const most = known.reduce((best, point) => (point.value > best.value ? point : best));
  const told = (point: typeof first) => `${formatQuantity(quantity, point.value)} (${point.when})`;
  return `from ${told(first)} to ${told(last)}, most ${told(most)}`;
}

function valuesOf({ values, low, high }: Series, { categories, quantity }: ChartSpec): string {
  const told = categories.slice(0, TOLD).map((name, at) => {
    const value = values[at] ?? null;
    const [from, to] = [low?.[at] ?? null, high?.[at] ?? null];
    if (value === null) return `${name} no value`;
    const interval =
      from === null || to === null
        ? ''
        : ` (${formatQuantity(quantity, from)} to ${formatQuantity(quantity, to)})`;
    return `${name} ${formatQuantity(quantity, value)}${interval}`;
  });
  const more = categories.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
