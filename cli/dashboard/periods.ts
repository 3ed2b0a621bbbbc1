import { DAY_MS } from '#domain/values/calendar.ts';
import { formatShortDay } from './words.ts';

/** Days that are shown as one, because each alone would be a line too thin to see. */
export interface Period {
  readonly startMs: number;
  readonly days: number;
}

/** Lengths of a period: a day, else whole weeks, as days of the week differ. */
const LENGTHS = [1, 7, 28] as const;
/** As many periods as a chart has room for. */
const MOST_PERIODS = 60;

/** The periods that hold a range of days, the last one ending with its last day. */
export function periodsOf(firstMs: number, lastMs: number): Period[] {
  const days = Math.round((lastMs - firstMs) / DAY_MS) + 1;
  const length = LENGTHS.find((candidate) => days <= candidate * MOST_PERIODS) ?? LENGTHS[2];
  const count = Math.ceil(days / length);
  const afterMs = lastMs + DAY_MS;
  return Array.from({ length: count }, (_, at) => ({
    startMs: afterMs - (count - at) * length * DAY_MS,
    days: length,
  }));
}

/** The period a day lies in, by place; the day must lie in one of them. */
export function placeOf(dayMs: number, periods: readonly Period[]): number {
  const [first] = periods;
  return first === undefined ? -1 : Math.floor((dayMs - first.startMs) / (first.days * DAY_MS));
}

/** `21 Nov`, or `15 – 21 Nov` in words that sort nothing. */
export function periodLabel({ startMs, days }: Period): string {
  const start = formatShortDay(startMs);
  return days === 1 ? start : `${start} – ${formatShortDay(startMs + (days - 1) * DAY_MS)}`;
}

/** How long a period is, as one says it. */
export function lengthInWords(periods: readonly Period[]): string {
  const days = periods[0]?.days ?? 1;
  if (days === 1) return 'day';
  return days === 7 ? 'week' : `${days / 7} weeks`;
}
