import { DAY_MS } from '#domain/values/calendar.ts';
import type { KpiRow } from '../output/kpis.ts';
import { formatNumber, formatShare } from '../output/quantities.ts';
import type { DashboardDocument, PageHeader } from './document.ts';
import { isSameValue } from './kpi-rows.ts';
import { formatDifference, kindOf, readsTheSame } from './quantity.ts';
import { formatDay, formatMoment } from './words.ts';

/** How a headline changed: which way, by how much, against what, and whether that is good. */
export interface Change {
  /** Null where there is nothing to compare with. */
  readonly moved: 'up' | 'down' | 'not' | null;
  /** By how much; empty where it did not move. */
  readonly amount: string;
  /** `none` where neither way is better. */
  readonly verdict: 'better' | 'worse' | 'none';
  /** What it is compared with, or why with nothing. */
  readonly against: string;
}

/** Days compared with as many days before them: whole weeks, as days of the week differ. */
export const COMPARED_DAYS = 7;

type Direction = PageHeader['direction'];

/** How the state of the lake changed since an earlier run. */
export function changeSinceRun(
  row: KpiRow,
  { unit, direction }: PageHeader,
  baseline: DashboardDocument['baseline'],
): Change {
  if (baseline === null) return noChange('no earlier run to compare with');
  const against =
    baseline.started_ms === null
      ? 'since an earlier run'
      : `since the run of ${formatMoment(baseline.started_ms)}`;
  const before = baseline.rows.find((other) => isSameValue(other, row))?.value ?? null;
  if (row.value === null || before === null) return noChange(`no value to compare with ${against}`);
  const kind = kindOf(unit, row);
  if (readsTheSame(kind, row.value, before)) return { moved: 'not', amount: '', verdict: 'none', against };
  const amount = formatDifference(kind, row.value, before);
  // What chance alone may have done is neither good nor bad.
  if (row.low !== null && row.high !== null && row.low <= before && before <= row.high) {
    return moved(row.value, before, `${amount}, within the 95 % interval`, 'none', against);
  }
  return moved(row.value, before, amount, direction, against);
}

/**
 * How many came in the last days, compared with the days before. Only whole days count: a day that has just begun
 * would look like a loss.
 *
 * @param counts by day, as `YYYY-MM-DD`; a day that is not there had none
 * @param untilMs the moment the data are about
 */
export function changeBetweenWeeks(
  counts: ReadonlyMap<string, number>,
  untilMs: number,
  direction: Direction,
): Change {
  const endMs = Math.floor(untilMs / DAY_MS) * DAY_MS;
  const startMs = endMs - 2 * COMPARED_DAYS * DAY_MS;
  const firstMs = Math.min(...[...counts.keys()].map((day) => Date.parse(day)));
  if (!(firstMs <= startMs)) {
    return noChange(`no ${2 * COMPARED_DAYS} whole days to compare yet`);
  }
  const sum = (fromMs: number) =>
    Array.from({ length: COMPARED_DAYS }, (_, day) => dayText(fromMs + day * DAY_MS))
      .map((day) => counts.get(day) ?? 0)
      .reduce((total, count) => total + count, 0);
  const [before, now] = [sum(startMs), sum(endMs - COMPARED_DAYS * DAY_MS)];
  const against =
    `in the ${COMPARED_DAYS} days to ${formatDay(endMs - DAY_MS)}: ${formatNumber(now)}, ` +
    `after ${formatNumber(before)} in the ${COMPARED_DAYS} before`;
  if (now === before) return { moved: 'not', amount: '', verdict: 'none', against };
  const size = Math.abs(now - before);
  const amount = before === 0 ? formatNumber(size) : formatShare(size / before);
  return moved(now, before, amount, direction, against);
}

export function noChange(why: string): Change {
  return { moved: null, amount: '', verdict: 'none', against: why };
}

function moved(now: number, before: number, amount: string, direction: Direction, against: string): Change {
  const way = now > before ? 'up' : 'down';
  const verdict = direction === 'none' ? 'none' : way === direction ? 'better' : 'worse';
  return { moved: way, amount, verdict, against };
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
