import type { Goal } from '../goals.ts';
import { spread } from '../statistics.ts';
import type { ResultRow, Unit } from './result.ts';
import { judge } from './verdict.ts';

/** Columns of the table a part is shown as. */
export const COLUMNS = ['what', 'goal', 'median (min – max)', 'of goal', 'met'] as const;

const NOTHING = '–';

const FORMATS: Readonly<Record<Unit, (value: number) => string>> = {
  seconds: (value) => `${digits(value)} s`,
  bytes: (value) => `${digits(value / 1e9)} GB`,
  share: (value) => `${digits(value * 100)} %`,
  times: (value) => `${digits(value)} ×`,
  perSecond: (value) => `${value.toLocaleString('en-US', { maximumFractionDigits: 0 })} /s`,
  microseconds: (value) => `${digits(value)} µs`,
  milliseconds: (value) => `${digits(value)} ms`,
};

/** One row of the table; what was skipped stays in it, with the reason. */
export function tableRow(row: ResultRow, isQuick: boolean): readonly string[] {
  if ('skipped' in row) return [row.what, NOTHING, `skipped: ${row.skipped}`, NOTHING, NOTHING];
  const format = FORMATS[row.unit];
  const { median, min, max } = spread(row.samples);
  const ends = row.samples.length === 1 ? '' : ` (${format(min)} – ${format(max)})`;
  const measured = `${format(median)}${ends}`;
  if (row.goal === undefined) return [row.what, NOTHING, measured, NOTHING, NOTHING];
  if (isQuick) return [row.what, goalText(row.goal, format), measured, NOTHING, 'not judged: quick'];
  const { ratio, isMet } = judge(median, row.goal);
  return [row.what, goalText(row.goal, format), measured, ratio.toFixed(2), isMet ? 'yes' : '**no**'];
}

function goalText(goal: Goal, format: (value: number) => string): string {
  return 'most' in goal ? `≤ ${format(goal.most)}` : `≥ ${format(goal.least)}`;
}

/** Three digits that count, and no more than two behind the point. */
function digits(value: number): string {
  const behind = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en-US', { minimumFractionDigits: behind, maximumFractionDigits: behind });
}
